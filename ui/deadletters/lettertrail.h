#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

namespace sluice {

class AuditModel;
class ListView;
class PageStates;
class ThemeController;

/// The audit trail of one letter: everything that people and the engine itself did with it, newest first.
class LetterTrail final : public QWidget {
    Q_OBJECT
public:
    LetterTrail(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    void showLetter(const std::optional<LetterId> &letter);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void retranslate();
    void takeAnswer();

    std::optional<LetterId> m_letter;
    AuditModel *m_model = nullptr;
    ListView *m_list = nullptr;
    PageStates *m_states = nullptr;
};

} // namespace sluice
