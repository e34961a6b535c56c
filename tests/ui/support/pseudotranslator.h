#pragma once

#include <QTranslator>

namespace sluice {

/// A language that does not exist: every text 40 % longer, in brackets, with accents, so that clipped and untranslated
/// words are seen. Install it in front of the others; a text that shows without brackets was never translated.
class PseudoTranslator final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace sluice
