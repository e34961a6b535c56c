#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class FillScroll;
class ThemeController;

/// What a page shows in place of content: an icon, a headline, a sentence and at most one action.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(ThemeController &theme, QWidget *parent = nullptr);

    void setIcon(const QString &name);
    void setText(const QString &headline, const QString &sentence = {});
    /// An empty text takes the action away.
    void setAction(const QString &text);
    [[nodiscard]] QPushButton *action() const noexcept { return m_action; }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionTriggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void dress();
    void fitAll();

    ThemeController &m_theme;
    QString m_iconName;
    FillScroll *m_scroll = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_action = nullptr;
};

} // namespace sluice
