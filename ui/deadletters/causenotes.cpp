#include "ui/deadletters/causenotes.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/wording/formats.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sluice {

namespace {

constexpr quint32 kMostNotes = 200;
constexpr int kLongestNote = 4000;
constexpr int kNotesInterval = 500;

} // namespace

CauseNotes::CauseNotes(EngineClient &engine, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_bar(new InfoBar(theme))
    , m_list(new QPlainTextEdit)
    , m_none(new QLabel)
    , m_text(new QLineEdit)
    , m_add(new QPushButton)
{
    setObjectName(QStringLiteral("causeNotes"));
    m_bar->setObjectName(QStringLiteral("notesBar"));
    m_list->setObjectName(QStringLiteral("notes"));
    m_none->setObjectName(QStringLiteral("notesNone"));
    m_text->setObjectName(QStringLiteral("noteText"));
    m_add->setObjectName(QStringLiteral("noteAdd"));
    m_list->setReadOnly(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTabChangesFocus(true);
    m_list->hide();
    m_none->setTextFormat(Qt::PlainText);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignTop);
    m_text->setMaxLength(kLongestNote);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kS);
    line->addWidget(m_text, 1);
    line->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kS, space::kL, space::kM);
    column->setSpacing(space::kS);
    column->addLayout(line);
    column->addWidget(m_bar);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addStretch();
    setFocusProxy(m_text);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &CauseNotes::ask);
    connect(&engine, &EngineClient::snapshotChanged, this, &CauseNotes::askSoon);
    connect(m_text, &QLineEdit::textChanged, this, &CauseNotes::follow);
    connect(m_text, &QLineEdit::returnPressed, m_add, &QPushButton::click);
    connect(m_add, &QPushButton::clicked, this, &CauseNotes::add);
    const auto dress = [this, &theme] {
        QPalette quiet = m_none->palette();
        quiet.setColor(QPalette::WindowText, theme.color(Token::Muted));
        m_none->setPalette(quiet);
    };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
    retranslate();
}

void CauseNotes::showCause(const QString &fingerprint)
{
    if (fingerprint == m_fingerprint)
        return;
    m_drafts[m_fingerprint] = m_text->text();
    m_fingerprint = fingerprint;
    m_text->setText(m_drafts.value(fingerprint));
    m_bar->dismiss();
    forget();
    ask();
}

void CauseNotes::forget()
{
    m_isKnown = false;
    m_didFail = false;
    m_notes.clear();
    if (std::exchange(m_count, 0) != 0)
        Q_EMIT countChanged(0);
    retranslate();
}

/// Others write too. The tab tells how many notes there are, whether it is the one in front or not.
void CauseNotes::askSoon()
{
    const bool isSeen = parentWidget() && parentWidget()->isVisible();
    if (isSeen && m_engine.snapshot().lettersRevision != m_revision && !m_soon.isActive())
        m_soon.start(kNotesInterval);
}

void CauseNotes::ask()
{
    const quint64 question = ++m_question;
    m_revision = m_engine.snapshot().lettersRevision;
    m_soon.stop();
    if (m_fingerprint.isEmpty())
        return;
    m_engine.listAudit({QStringLiteral("letter"), {}, m_fingerprint}, {0, kMostNotes}, this,
                       [this, question](const Result<Page<AuditEntry>> &notes) {
                           if (question != m_question)
                               return;
                           if (notes)
                               return take(*notes);
                           m_didFail = true;
                           m_bar->showError(notes.error());
                       });
}

void CauseNotes::take(const Page<AuditEntry> &page)
{
    m_isKnown = true;
    if (std::exchange(m_didFail, false))
        m_bar->dismiss();
    m_notes = page.rows;
    if (std::exchange(m_count, page.total) != page.total)
        Q_EMIT countChanged(m_count);
    retranslate();
}

void CauseNotes::add()
{
    if (!m_add->isEnabled())
        return;
    m_isAdding = true;
    follow();
    m_bar->dismiss();
    const QString text = m_text->text();
    m_engine.noteCause(m_fingerprint, text, this, [this, text, cause = m_fingerprint](const Result<void> &kept) {
        m_isAdding = false;
        const bool isHere = cause == m_fingerprint;
        if (!kept) {
            m_bar->showError(kept.error());
        } else if (isHere && m_text->text() == text) {
            m_text->clear(); // what was typed since is another note
        } else if (!isHere && m_drafts.value(cause) == text) {
            m_drafts.remove(cause);
        }
        if (kept && isHere)
            ask();
        follow();
    });
}

void CauseNotes::follow()
{
    const bool isWritten = !m_text->text().trimmed().isEmpty();
    m_add->setEnabled(isWritten && !m_isAdding && !m_fingerprint.isEmpty());
    m_add->setToolTip(isWritten ? QString() : tr("Write a note first"));
}

void CauseNotes::retranslate()
{
    m_text->setPlaceholderText(tr("What others should know"));
    m_text->setAccessibleName(tr("New note on the cause"));
    m_add->setText(tr("Add note"));
    m_list->setAccessibleName(tr("Notes on the cause, newest first"));
    m_none->setText(tr("Nobody has written about this cause yet. A note is kept for all letters of the cause."));
    m_none->setVisible(m_isKnown && m_notes.empty());
    m_list->setVisible(!m_notes.empty());
    QStringList texts;
    for (const AuditEntry &note : m_notes)
        texts += tr("%1 · %2", "who wrote a note, when").arg(note.who, momentText(note.at, m_engine.snapshot().taken))
                 + u'\n' + note.reason;
    if (m_count > m_notes.size())
        texts += tr("… and %n older note(s)", nullptr, static_cast<int>(m_count - m_notes.size()));
    const QString text = texts.join(QStringLiteral("\n\n"));
    if (m_list->toPlainText() != text)
        m_list->setPlainText(text);
    follow();
}

void CauseNotes::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void CauseNotes::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluice
