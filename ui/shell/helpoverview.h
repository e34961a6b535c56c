#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace sluice {

class Card;
class CardGrid;
class CommandTable;
class Picture;
class ThemeController;

/// The first page of the help: what the pages are for, in pictures, and the shortcuts, read from the command table.
class HelpOverview final : public QWidget {
    Q_OBJECT
public:
    HelpOverview(ThemeController &theme, const CommandTable &commands, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void dress();
    void fillKeys();
    void fillPast();
    void buildSights();
    void addKey(QGridLayout &grid, const QString &keys, const QString &text);

    ThemeController &m_theme;
    const CommandTable &m_commands;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_title = nullptr;
    CardGrid *m_cards = nullptr;
    Card *m_keysCard = nullptr;
    QLabel *m_keysTitle = nullptr;
    QWidget *m_keys = nullptr;
    Card *m_canvasCard = nullptr;
    QLabel *m_canvasTitle = nullptr;
    QWidget *m_canvasKeys = nullptr;
    Card *m_pastCard = nullptr; ///< how one looks at the past of a run
    QLabel *m_pastTitle = nullptr;
    QLabel *m_pastText = nullptr;
    QWidget *m_pastKeys = nullptr;
    /// What a page looks like and what it is for.
    struct Sight {
        Picture *picture = nullptr;
        QLabel *text = nullptr;
    };
    Card *m_sightsCard = nullptr;
    QLabel *m_sightsTitle = nullptr;
    std::vector<Sight> m_sights;
};

} // namespace sluice
