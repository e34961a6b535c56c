#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace sluice {

class ElidedLabel;
class JsonTree;
class ThemeController;

/// One event whole: its topic, when and by whom it was published, and its data as a tree; to be copied, or published again.
class EventDetail final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the object names of its parts.
    EventDetail(ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    void setRecord(const EventRecord &record);
    [[nodiscard]] const EventRecord &record() const noexcept { return m_record; }
    /// Adds a button beside *Copy*; whoever adds it words it.
    void addButton(QPushButton *button);

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void dress();

    ThemeController &m_theme;
    ElidedLabel *m_topic = nullptr;
    QLabel *m_origin = nullptr;
    JsonTree *m_data = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
    EventRecord m_record;
};

} // namespace sluice
