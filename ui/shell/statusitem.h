#pragma once

#include "ui/theme/livevalue.h"
#include "ui/theme/stateglyph.h"

#include <QAbstractButton>

#include <optional>

namespace sluice {

class ThemeController;

/// One figure of the status bar, with a shape or a sparkline where it has one; leads to its page. Its width only
/// grows, so that its neighbours stay where they are.
class StatusItem final : public QAbstractButton, public LiveValue {
    Q_OBJECT
public:
    StatusItem(ThemeController &theme, QWidget *parent);

    void show(const QString &text, Token token = Token::Muted, std::optional<Glyph> glyph = std::nullopt);
    /// Its words and shape are grey.
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_isStale; }
    /// Keeps room for a text from the start on.
    void reserve(const QString &longest);
    /// A widget in front of the text, such as a sparkline.
    void setFigure(QWidget *figure);
    [[nodiscard]] QSize sizeHint() const override;
    /// Room for a few letters: where the window is narrow, words end in an ellipsis and the tooltip has all of them.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int textLeft() const;

    ThemeController &m_theme;
    Token m_token = Token::Muted;
    std::optional<Glyph> m_glyph;
    QWidget *m_figure = nullptr;
    bool m_isStale = false;
    int m_widest = 0;
    QString m_reserved;
};

} // namespace sluice
