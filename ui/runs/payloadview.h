#pragma once

#include "core/run/payload.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace sluice {

class CodeEdit;
class JsonTree;
class SegmentedControl;
class ThemeController;

/// A payload as a tree, and as text byte for byte; read-only, to be copied.
class PayloadView final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the object names of its parts and is what a screen reader hears.
    PayloadView(ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    /// Keeps what is open and selected when the payload stays the same.
    void setPayload(const Payload &payload);
    /// There is none yet: a sentence stands in its place.
    void setAbsent(const QString &why);
    [[nodiscard]] const Payload &payload() const noexcept { return m_payload; }
    void setAccessibleTitle(const QString &title);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void dress();
    void showForm();

    ThemeController &m_theme;
    SegmentedControl *m_form = nullptr;
    QLabel *m_size = nullptr;
    QToolButton *m_copy = nullptr;
    JsonTree *m_tree = nullptr;
    CodeEdit *m_text = nullptr;
    QLabel *m_absent = nullptr;
    Payload m_payload;
    bool m_isAbsent = false;
    bool m_isSet = false;
};

} // namespace sluice
