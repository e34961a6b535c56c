#include "ui/connections/testpanel.h"

#include "ui/connections/connectionfields.h"
#include "ui/document/connectionsdocument.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kProgressWidth = 120;

/// Short times to a tenth of a millisecond, as people compare them.
QString timeText(Nanoseconds time)
{
    const double ms = static_cast<double>(time.count()) / 1e6;
    return ms < 100 ? TestPanel::tr("%1 ms").arg(numberText(ms, 1))
                    : durationText(std::chrono::duration_cast<Milliseconds>(time));
}

} // namespace

TestPanel::TestPanel(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_test(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_result(new InfoBar(theme))
{
    m_test->setObjectName(QStringLiteral("connectionTest"));
    m_cancel->setObjectName(QStringLiteral("connectionTestCancel"));
    m_progress->setObjectName(QStringLiteral("connectionTestProgress"));
    m_result->setObjectName(QStringLiteral("connectionTestResult"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(kProgressWidth);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kS);
    row->addWidget(m_test);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, 0, space::kL, 0);
    column->setSpacing(space::kS);
    column->addLayout(row);
    column->addWidget(m_result);
    connect(m_test, &QPushButton::clicked, this, &TestPanel::start);
    connect(m_cancel, &QPushButton::clicked, this, &TestPanel::cancel);
    retranslate();
}

TestPanel::~TestPanel()
{
    if (m_stop)
        m_stop->request_stop();
}

void TestPanel::setConnection(const Connection &connection)
{
    const bool isOther = connection.id != m_connection.id;
    const bool isChanged = !(connection == m_connection);
    m_connection = connection;
    if (isOther) {
        cancel();
        m_report.reset();
        m_result->dismiss();
    } else if (isChanged && m_report) {
        word();
    }
    retranslate();
}

void TestPanel::start()
{
    if (m_stop)
        return;
    m_stop.emplace();
    m_tested = m_connection;
    m_report.reset();
    m_result->dismiss();
    const quint64 number = ++m_number;
    ConnectionTest test;
    test.connection = m_connection;
    test.stop = m_stop->get_token();
    m_engine.testConnection(test, this, [this, number](const Result<ConnectionReport> &report) {
        if (number == m_number && m_stop)
            take(report);
    });
    retranslate();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void TestPanel::cancel()
{
    if (!m_stop)
        return;
    const bool hadFocus = m_cancel->hasFocus();
    m_stop->request_stop();
    m_stop.reset();
    retranslate();
    m_result->showMessage(InfoBar::Tone::Info, tr("The test was cancelled. Nothing was changed."));
    if (hadFocus)
        m_test->setFocus(Qt::OtherFocusReason);
}

void TestPanel::take(const Result<ConnectionReport> &report)
{
    const bool hadFocus = m_cancel->hasFocus();
    m_stop.reset();
    ConnectionReport told;
    if (report)
        told = *report;
    else
        told.failure = report.error();
    m_report = told;
    word();
    retranslate();
    if (hadFocus)
        m_test->setFocus(Qt::OtherFocusReason);
}

QString TestPanel::detailOf(const ConnectionReport &report) const
{
    QStringList parts;
    const bool isHttp = m_tested.type == u"http";
    if (report.connected.count() > 0)
        parts += isHttp ? tr("connected after %1").arg(timeText(report.connected))
                        : tr("open after %1").arg(timeText(report.connected));
    if (report.firstByte.count() > 0)
        parts += isHttp ? tr("first byte after %1").arg(timeText(report.firstByte))
                        : tr("answered after %1").arg(timeText(report.firstByte));
    if (report.total.count() > 0)
        parts += tr("%1 in all").arg(timeText(report.total));
    QString detail = parts.join(QStringLiteral(" · "));
    if (!report.address.isEmpty())
        detail = detail.isEmpty() ? report.address : report.address + QStringLiteral(" · ") + detail;
    if (!(m_tested == m_connection))
        detail += u'\n' + tr("It was changed since: this is about the values before.");
    return detail;
}

void TestPanel::word()
{
    const ConnectionReport &report = *m_report;
    const QString title = ConnectionsDocument::titleOf(m_tested);
    if (report.failure) {
        const Wording error = words(*report.failure);
        QStringList lines;
        for (const QString &line : {error.why, error.next, detailOf(report)}) {
            if (!line.isEmpty())
                lines += line;
        }
        m_result->showMessage(InfoBar::Tone::Danger, error.what, lines.join(u'\n'));
        return;
    }
    QString text;
    constexpr int kFirstRefusal = 400;
    if (report.status >= kFirstRefusal) {
        m_result->showMessage(InfoBar::Tone::Info, tr("%1 can be reached: status %2.").arg(title).arg(report.status),
                              tr("Its base address itself is no page; the paths of tasks may be.") + u'\n'
                                  + detailOf(report));
        return;
    }
    if (m_tested.type == u"http")
        text = tr("%1 answers: status %2.").arg(title).arg(report.status);
    else if (m_tested.type == u"sqlite")
        text = tr("%1 can be read: SQLite %2, %n table(s).", nullptr, static_cast<int>(report.tables))
                   .arg(title, report.version);
    else if (m_tested.type == u"mysql")
        text = tr("%1 answers: MySQL %2.").arg(title, report.version);
    else if (m_tested.type == u"mqtt" || m_tested.type == u"amqp")
        text = tr("%1 lets us in.").arg(title);
    else
        text = tr("%1 answers: PostgreSQL %2.").arg(title, report.version);
    m_result->showMessage(InfoBar::Tone::Success, text, detailOf(report));
}

void TestPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_report)
            word();
    }
    QWidget::changeEvent(event);
}

void TestPanel::retranslate()
{
    const QString title = ConnectionsDocument::titleOf(m_connection);
    m_test->setText(m_stop ? tr("Testing…") : tr("Test"));
    m_test->setAccessibleName(tr("Test the connection %1").arg(title));
    m_test->setToolTip(m_connection.type == u"http"
                           ? tr("Asks the base address for its head, with the guards of a task. No breaker counts it.")
                           : tr("Opens the database and asks it for its version. Nothing is written."));
    m_test->setEnabled(!m_stop);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the test of %1").arg(title));
    m_progress->setAccessibleName(tr("Test under way"));
    m_cancel->setVisible(m_stop.has_value());
    m_progress->setVisible(m_stop.has_value());
}

} // namespace sluice
