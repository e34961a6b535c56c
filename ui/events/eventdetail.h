#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace sluice {

class ElidedLabel;
class JsonTree;
class ListView;
class ThemeController;

/// One event whole: its topic, when and by whom it was published, and its data as a tree; to be copied, or published again.
class EventDetail final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the object names of its parts.
    EventDetail(ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    void setRecord(const EventRecord &record);
    /// Has a row of `list` shown when it is opened, and from then on the current one, until it is closed: then the list has
    /// the keys again. `showRow` sets the record and shows this.
    void follow(ListView *list, const std::function<void(int row)> &showRow);
    [[nodiscard]] const EventRecord &record() const noexcept { return m_record; }
    /// Adds a button beside *Copy*; whoever adds it words it.
    void addButton(QPushButton *button);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void dress();
    void closeDetail();

    ThemeController &m_theme;
    ListView *m_list = nullptr;
    ElidedLabel *m_topic = nullptr;
    QLabel *m_origin = nullptr;
    JsonTree *m_data = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
    EventRecord m_record;
};

} // namespace sluice
