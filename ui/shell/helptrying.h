#pragma once

#include <QWidget>

#include <vector>

class QLabel;

namespace sluice {

class CommandTable;
class ThemeController;

/// The help about trying a workflow out: what each command of it does, with its keys, what the marks on a node mean, and what
/// a dry run and a crash leave as it was.
class HelpTrying final : public QWidget {
    Q_OBJECT
public:
    HelpTrying(ThemeController &theme, const CommandTable &commands, QWidget *parent = nullptr);

    void retranslate();
    /// All that it says, to be searched in.
    [[nodiscard]] QString words() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Topic {
        QString command; ///< empty: it is of none
        QLabel *title = nullptr;
        QLabel *text = nullptr;
    };

    void add(class Card &card, const QString &command);
    void dress();

    ThemeController &m_theme;
    const CommandTable &m_commands;
    std::vector<Topic> m_topics;
    QLabel *m_title = nullptr;
    QLabel *m_intro = nullptr;
};

} // namespace sluice
