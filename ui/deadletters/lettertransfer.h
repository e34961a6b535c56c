#pragma once

#include "core/api/engineclient.h"
#include "ui/widgets/infobar.h"

namespace sluice {

/// Writes letters to a JSON file and takes them from one, asking where; words what became of it.
/// Thread: UI.
class LetterTransfer final : public QObject {
    Q_OBJECT
public:
    /// `page`: over which the dialogs come.
    LetterTransfer(EngineClient &engine, QWidget *page);

    void askWhereToSave(const LetterExport &wanted);
    void askWhatToImport();
    [[nodiscard]] bool isUnderWay() const noexcept { return m_isUnderWay; }

Q_SIGNALS:
    void underWayChanged();
    void finished(sluice::InfoBar::Tone tone, const QString &text, const QString &detail);
    void failed(const sluice::Error &error);

private:
    void save(const QString &path, const LetterExport &wanted);
    void import(const QString &path);
    void setUnderWay(bool underWay);
    void tellImport(const LetterImport &outcome);

    EngineClient &m_engine;
    QWidget *m_page;
    bool m_isUnderWay = false;
};

} // namespace sluice
