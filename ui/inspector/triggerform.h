#pragma once

#include "core/base/clock.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace sluice {

class FieldEditor;
class FormRow;
class ThemeController;

/// The next times at which a trigger is due, as clocks of its zone show them; where clocks here show another time, with that.
[[nodiscard]] QStringList nextTimes(const Trigger &trigger, WallTime after, int count);

/// Edits one trigger: what its kind knows, each with what is wrong beside it. Says what a person changed; changes nothing
/// itself.
class TriggerForm final : public QWidget {
    Q_OBJECT
public:
    explicit TriggerForm(ThemeController &themes, QWidget *parent = nullptr);

    /// `others`: the workflows whose failures it may wait for, by id and name.
    void show(const Trigger &trigger, const std::vector<std::pair<QString, QString>> &others);
    /// The trigger is another one now: what was typed into the last one and was no value is gone.
    void forget();
    /// The time that the next ones are counted from.
    void setNow(WallTime now);
    void showProblems(const Problems &problems);
    /// `key` is that of the setting in the file; empty: the first that matters for the kind.
    void focusField(const QString &key);
    /// Which topics of the last events of the bus match a pattern; none: it is no pattern.
    void showTopics(const QString &pattern, const std::optional<QStringList> &topics);
    void retranslate();
    void dress();

Q_SIGNALS:
    void edited(const QString &label, const sluice::Trigger &trigger);
    /// Which topics match this pattern?
    void topicAsked(const QString &pattern);
    void left();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Row {
        QString key;
        FormRow *row = nullptr;
        std::vector<TriggerKind> kinds; ///< none: all
        QString complaint;              ///< what was typed is no value
        QString problem;
    };

    void addFileRows();
    void showDuration(QLineEdit *line, const QString &key, Milliseconds duration);
    QLineEdit *addLine(const char *key, std::vector<TriggerKind> kinds);
    FormRow *addRow(QWidget *field, const QString &key, std::vector<TriggerKind> kinds);
    QLabel *addNote(const char *name);
    void offerZones();
    void change(const QString &key);
    void take(const QString &key, const Trigger &next);
    void complain(const QString &key, const QString &complaint);
    void say(const Row &row);
    void fillWorkflows();
    void showTimes();
    void askTopics();
    [[nodiscard]] Row &rowOf(const QString &key);

    ThemeController &m_themes;
    QVBoxLayout *m_column;
    std::vector<Row> m_rows;
    Trigger m_shown;
    std::vector<std::pair<QString, QString>> m_others;
    WallTime m_now{};
    std::optional<WallTime> m_firstTime; ///< of those shown
    QString m_asked;                     ///< the pattern of topics that was asked about last
    QLineEdit *m_id = nullptr;
    QLineEdit *m_cron = nullptr;
    QLineEdit *m_zone = nullptr;
    QLineEdit *m_every = nullptr;
    QComboBox *m_missed = nullptr;
    QLineEdit *m_topic = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_value = nullptr;
    QComboBox *m_workflow = nullptr;
    QLineEdit *m_folder = nullptr;
    QLineEdit *m_pattern = nullptr;
    QLineEdit *m_settle = nullptr;
    QCheckBox *m_existing = nullptr;
    FieldEditor *m_input = nullptr;
    QLabel *m_times = nullptr;
    QLabel *m_matches = nullptr;
};

} // namespace sluice
