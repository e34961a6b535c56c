#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace sluice {

class Card;
class CardGrid;
class CommandTable;
class ThemeController;

/// The page "Help": the shortcuts, read from the command table, and what this program is.
class HelpPage final : public QWidget {
    Q_OBJECT
public:
    HelpPage(ThemeController &theme, const CommandTable &commands, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void dress();
    void fillKeys();
    void addKey(QGridLayout &grid, const QString &keys, const QString &text);

    ThemeController &m_theme;
    const CommandTable &m_commands;
    QLabel *m_title = nullptr;
    CardGrid *m_cards = nullptr;
    Card *m_keysCard = nullptr;
    QLabel *m_keysTitle = nullptr;
    QWidget *m_keys = nullptr;
    Card *m_canvasCard = nullptr;
    QLabel *m_canvasTitle = nullptr;
    QWidget *m_canvasKeys = nullptr;
    QLabel *m_aboutTitle = nullptr;
    QLabel *m_about = nullptr;
};

} // namespace sluice
