#pragma once

#include "core/workflow/catalog.h"
#include "ui/document/sampledata.h"
#include "ui/inspector/evaluator.h"
#include "ui/theme/token.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class ThemeController;

/// What an expression comes to with the samples, below the field that holds it: the value, or what is wrong with line and
/// column, or which sample there is none of, with one action that helps. Hidden while the field holds no expression.
///
/// Never blocks: it asks `Evaluator` a moment after the last change, one question at a time; an answer to what was changed
/// since is dropped.
class FieldPreview final : public QWidget {
    Q_OBJECT
public:
    FieldPreview(ThemeController &themes, const ParamInfo &param, QWidget *parent = nullptr);

    void setFieldName(const QString &name);
    void setValue(const QJsonValue &value);
    /// `samples` must live until this is called again; null or no evaluator: nothing is shown.
    void setSamples(const SampleData *samples, const Evaluator &evaluator);
    /// The field has an error beside it: what an evaluation says is wrong is no news then.
    void setQuiet(bool isQuiet);
    void retranslate();

Q_SIGNALS:
    /// The action of a preview that lacks a sample.
    void sampleWanted(const sluice::MissingSample &missing);

private:
    void update();
    void ask();
    [[nodiscard]] bool canBeAsked() const;
    void showAnswer(const Result<Payload> &answer);
    void showMissing();
    void say(const QString &text, Token token, const QString &tip = {});

    ThemeController &m_themes;
    ParamInfo m_param;
    QString m_name;
    QJsonValue m_value;
    const SampleData *m_samples = nullptr;
    Evaluator m_evaluator;
    std::optional<MissingSample> m_missing;
    std::optional<Result<Payload>> m_answer;
    QTimer m_pause;
    QTimer m_patience; ///< until what was asked is said to be under way
    quint64 m_serial = 0;
    bool m_isQuiet = false;
    bool m_isAsking = false;
    bool m_asksAgain = false;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace sluice
