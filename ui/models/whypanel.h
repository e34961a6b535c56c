#pragma once

#include "core/api/engineclient.h"
#include "ui/models/remedydesk.h"
#include "ui/wording/whywords.h"

#include <QWidget>

namespace sluice {

class InfoBar;
class ThemeController;
class WhyLines;

/// "Why not now?" with remedies that work: orders go to the engine, what came of one stands below, and so does who has a place
/// or stands in line, each with the way to their run.
class WhyPanel final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the object names of its parts.
    WhyPanel(EngineClient &engine, ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    void setCauses(std::vector<WhyLine> lines, const WhyNames &names);
    /// No cause, and nothing of what was done about others.
    void clear();

Q_SIGNALS:
    /// It leads elsewhere.
    void wayRequested(const sluice::Remedy &remedy);

private:
    void showDone(const Remedy &remedy);
    void showFound(const Remedy &remedy, const std::vector<QueueItem> &items);
    void fit();

    RemedyDesk m_desk;
    WhyNames m_names;
    WhyLines *m_lines = nullptr;
    InfoBar *m_outcome = nullptr;
};

/// What a remedy that was carried out did, in a sentence.
[[nodiscard]] QString remedyOutcome(const Remedy &remedy, const WhyNames &names);

} // namespace sluice
