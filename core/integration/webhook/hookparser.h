#pragma once

#include "core/integration/webhook/hookrules.h"

#include <memory>

namespace sluice {

/// Reads one HTTP/1.1 request from bytes as they come, within limits.
///
/// Stops at the end of the head, so that it can be judged before the body is read, and at the end of the request. Does
/// no I/O and knows no endpoint. Thread: one owner.
class HookParser {
public:
    explicit HookParser(const HookLimits &limits);
    ~HookParser();
    HookParser(const HookParser &) = delete;
    HookParser &operator=(const HookParser &) = delete;

    /// Reads on in `bytes`, and says how many of them it needs no more; the others are handed in again with those that
    /// follow. After a refusal nothing more is read.
    [[nodiscard]] qsizetype put(QByteArrayView bytes);

    [[nodiscard]] bool hasHead() const;
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] const std::optional<HookRefusal> &refusal() const;

    /// Valid once the head is there; trailers are counted and dropped.
    [[nodiscard]] const HookHead &head() const;
    [[nodiscard]] bool keepsAlive() const;
    [[nodiscard]] bool hasBody() const;
    /// What has come of the body takes up that much.
    [[nodiscard]] qsizetype bodyCapacity() const;
    /// Valid once the request is whole.
    [[nodiscard]] QByteArray takeBody();

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

} // namespace sluice
