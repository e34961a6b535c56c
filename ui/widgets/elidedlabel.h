#pragma once

#include "ui/theme/token.h"

#include <QFont>
#include <QWidget>

namespace sluice {

class ThemeController;

/// One line of plain text that ends in an ellipsis where there is no room; the tooltip then holds all of it.
class ElidedLabel final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)
public:
    explicit ElidedLabel(ThemeController &theme, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const noexcept { return m_text; }
    void setLook(TypeSize size, Token token = Token::Text, QFont::Weight weight = QFont::Normal);
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] bool isElided() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QFont textFont() const;

    ThemeController &m_theme;
    QString m_text;
    TypeSize m_size = TypeSize::Base;
    Token m_token = Token::Text;
    QFont::Weight m_weight = QFont::Normal;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace sluice
