#pragma once

#include "core/api/engineclient.h"
#include "ui/models/refresher.h"
#include "ui/models/workflownames.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class BinModel;
class ListView;
class PageStates;
class ThemeController;

/// The bin: letters that were discarded in the last 30 days, with who, when and why, and the way to restore them. Asks
/// the engine only while it is seen.
class LetterBin final : public QWidget {
    Q_OBJECT
public:
    LetterBin(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    void setNames(const WorkflowNames &names);
    /// While an order is under way, none can be given.
    void setUnderWay(bool underWay);

Q_SIGNALS:
    void restoreRequested(const std::vector<sluice::LetterId> &letters);
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(ThemeController &theme);
    void retranslate();
    void ask();
    void take(const Result<Page<LetterSummary>> &answer);
    void follow();
    [[nodiscard]] std::vector<LetterId> chosen() const;

    EngineClient &m_engine;
    Refresher m_refresher;
    quint64 m_revision = 0;
    quint64 m_total = 0; ///< in the bin, shown or not
    bool m_isUnderWay = false;
    bool m_didChoose = false; ///< a letter was chosen since it is seen
    BinModel *m_model = nullptr;
    ListView *m_list = nullptr;
    PageStates *m_states = nullptr;
    QLabel *m_head = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_unshown = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace sluice
