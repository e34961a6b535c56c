#pragma once

#include "ui/widgets/card.h"

#include <QStringList>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sluice {

/// Asks, in the page, for the new id of a connection, and whether the tasks that name it are to follow.
class RenamePanel final : public Card {
    Q_OBJECT
public:
    explicit RenamePanel(ThemeController &theme, QWidget *parent = nullptr);

    /// `ids`: those of all connections.
    void begin(const QString &id, const QStringList &ids, int tasks, int workflows);

Q_SIGNALS:
    void confirmed(const QString &id, const QString &newId, bool withUses);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow();
    void dress();
    void retranslate();

    ThemeController &m_theme;
    QString m_id;
    QStringList m_ids;
    int m_tasks = 0;
    int m_workflows = 0;
    QLabel *m_head;
    QLineEdit *m_line;
    QCheckBox *m_withUses;
    QLabel *m_note;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace sluice
