#include "ui/design/arrangejob.h"

#include "ui/widgets/infobar.h"

#include <QPushButton>

namespace sluice {

ArrangeJob::ArrangeJob(ThemeController &theme, QWidget *parent)
    : QObject(parent)
    , m_bar(new InfoBar(theme, parent))
{
    m_bar->setObjectName(QStringLiteral("arrangeBar"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSaysSoAfter);
    connect(&m_soon, &QTimer::timeout, this, &ArrangeJob::saySo);
}

void ArrangeJob::begin(qsizetype nodes, const Ask &ask, Done done)
{
    end();
    m_nodes = nodes;
    m_isUnderWay = true;
    m_soon.start();
    ask(this, [this, number = ++m_number, done = std::move(done)](const Arrangement &arrangement) {
        if (number != m_number || !m_isUnderWay)
            return;
        end();
        done(arrangement);
    });
}

void ArrangeJob::cancel()
{
    if (m_isUnderWay)
        end();
}

void ArrangeJob::saySo()
{
    m_bar->showMessage(InfoBar::Tone::Info, tr("Arranging %n node(s)…", nullptr, static_cast<int>(m_nodes)),
                       tr("You can go on meanwhile; what you edit stays, and the nodes then stay where they are."));
    m_bar->setClosable(false);
    m_bar->addAction(tr("Cancel arranging"), [this] { cancel(); })->setObjectName(QStringLiteral("arrangeCancel"));
}

void ArrangeJob::end()
{
    m_isUnderWay = false;
    m_soon.stop();
    if (!m_bar->isHidden())
        m_bar->dismiss();
}

} // namespace sluice
