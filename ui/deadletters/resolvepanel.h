#pragma once

#include "ui/deadletters/letterform.h"
#include "ui/deadletters/outputsources.h"

class QLineEdit;
class QMenu;
class QRadioButton;

namespace sluice {

class JsonField;

/// Asks, in the page, how letters are resolved by hand: their steps are skipped, or done with an output that is typed,
/// or taken from an attempt or another run; and why.
class ResolvePanel final : public LetterForm {
    Q_OBJECT
public:
    ResolvePanel(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Begins anew for these letters, at least one; `attempts` of the only one, newest first.
    void begin(const std::vector<LetterSummary> &letters, const std::vector<AttemptRecord> &attempts);

Q_SIGNALS:
    void resolveRequested(const QByteArray &output, const QString &reason);

protected:
    void retranslate() override;
    void follow() override;

private:
    void build();
    void tell(const QString &text, bool isTrouble);

    ThemeController &m_theme;
    OutputSources m_sources;
    QString m_name; ///< of the only letter; empty: there are several
    int m_letters = 0;
    bool m_isTrouble = false;
    QRadioButton *m_skip = nullptr;
    QRadioButton *m_done = nullptr;
    QPushButton *m_take = nullptr;
    QMenu *m_menu = nullptr;
    QLabel *m_from = nullptr;
    JsonField *m_output = nullptr;
    QLabel *m_reasonLabel = nullptr;
    QLineEdit *m_reason = nullptr;
};

} // namespace sluice
