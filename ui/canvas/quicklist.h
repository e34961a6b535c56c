#pragma once

#include <QFrame>
#include <QIcon>
#include <QStringList>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace sluice {

/// A small list to type into, over the canvas: best match first, Enter takes it, Escape or a click elsewhere leaves.
class QuickList final : public QFrame {
    Q_OBJECT
public:
    struct Entry {
        QString id;
        QString title;
        QString detail;
        QIcon icon;
        QString refusal = {}; ///< why it cannot be taken; empty: it can
    };
    using Choose = std::function<void(const QString &id)>;

    explicit QuickList(QWidget *parent);

    /// Shows the entries at a place of the parent; `choose` is called once with the one that was taken.
    void offer(std::vector<Entry> entries, const QString &placeholder, QPoint place, Choose choose);
    void dismiss();

Q_SIGNALS:
    void shownChanged(bool isShown);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    /// Takes its place, as far inside the parent as it has to be.
    void settle();
    void take();

    QLineEdit *m_input;
    QListWidget *m_list;
    std::vector<Entry> m_entries;
    Choose m_choose;
    QPoint m_place;
};

/// How well `typed` fits `text`: 0 not at all; its letters must come in order, and count more at the start of words and
/// in a row.
[[nodiscard]] int fuzzyScore(const QString &typed, const QString &text);

} // namespace sluice
