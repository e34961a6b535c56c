#pragma once

#include <QPlainTextEdit>

namespace sluice {

class ThemeController;

/// How one text became another, line by line: a sign before each line that came or went, and its colour.
class TextCompare final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextCompare(ThemeController &theme, QWidget *parent = nullptr);

    void showTexts(const QString &before, const QString &after);

    [[nodiscard]] QSize sizeHint() const override { return {320, 120}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 48}; }

private:
    void dress();

    ThemeController &m_theme;
    QString m_before;
    QString m_after;
};

} // namespace sluice
