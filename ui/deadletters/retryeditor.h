#pragma once

#include "core/api/snapshot.h"
#include "ui/deadletters/letterform.h"

class QRadioButton;

namespace sluice {

class JsonField;

/// Edits the input of a letter before it is retried, and asks whether that is the same effect or a new one.
class RetryEditor final : public LetterForm {
    Q_OBJECT
public:
    explicit RetryEditor(ThemeController &theme, QWidget *parent = nullptr);

    /// Begins anew with this input of a letter, whose task people call `title`.
    /// `version`: that a retry runs on, "v7"; empty: not known.
    void begin(const LetterSummary &letter, const QString &title, const Payload &input, const QString &version = {});
    /// What a retry is called that runs on a version; where that is not known, as it is.
    [[nodiscard]] static QString onVersion(const QString &retry, const QString &version);

Q_SIGNALS:
    void retryRequested(const QByteArray &input, bool newEffect);

protected:
    void retranslate() override;
    void follow() override;

private:
    LetterSummary m_letter;
    QString m_title; ///< of the task
    QString m_version;
    QLabel *m_why = nullptr;
    JsonField *m_input = nullptr;
    QRadioButton *m_same = nullptr;
    QLabel *m_sameMeans = nullptr;
    QRadioButton *m_new = nullptr;
    QLabel *m_newMeans = nullptr;
};

} // namespace sluice
