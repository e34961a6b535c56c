#pragma once

#include <QWidget>

namespace sluice {

/// A widget that shows what the engine said last: it turns grey when that is no longer true.
class LiveValue {
public:
    virtual void setStale(bool stale) = 0;
    [[nodiscard]] virtual bool isStale() const = 0;

protected:
    LiveValue() = default;
    ~LiveValue() = default;
    LiveValue(const LiveValue &) = default;
    LiveValue &operator=(const LiveValue &) = default;
};

/// Tells all live values of a page, or of a part of one.
inline void markStale(QWidget &root, bool stale)
{
    if (auto *own = dynamic_cast<LiveValue *>(&root))
        own->setStale(stale);
    const auto all = root.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (auto *live = dynamic_cast<LiveValue *>(widget))
            live->setStale(stale);
    }
}

} // namespace sluice
