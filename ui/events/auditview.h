#pragma once

#include "core/api/engineclient.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace sluice {

class AuditModel;
class FilterEdit;
class ListView;
class PageStates;
class ThemeController;

/// One list of all that people and the engine itself did to the engine: who, when, what, to what and why.
class AuditView final : public QWidget {
    Q_OBJECT
public:
    AuditView(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    /// There is nothing here yet: somebody wants to see what goes over the bus.
    void liveRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void offerKinds();
    void filter();
    void takeAnswer();
    [[nodiscard]] bool isFiltering() const;

    EngineClient &m_engine;
    FilterEdit *m_text = nullptr;
    QComboBox *m_kind = nullptr;
    QLabel *m_count = nullptr;
    ListView *m_list = nullptr;
    AuditModel *m_model = nullptr;
    PageStates *m_states = nullptr;
    WallTime m_answered{}; ///< when the list was last as the engine has it
};

} // namespace sluice
