#include "ui/connections/secretline.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/wording.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sluice {

namespace {

QLabel *wrappingLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setMinimumWidth(1);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

SecretLine::SecretLine(SecretKeeper &keeper, ThemeController &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_theme(theme)
    , m_text(wrappingLabel(this))
    , m_question(wrappingLabel(this))
    , m_value(new QLineEdit(this))
    , m_enter(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    build(objectName);
    connect(m_enter, &QPushButton::clicked, this, [this] { turn(Mode::Entering); });
    connect(m_remove, &QPushButton::clicked, this, [this] { turn(Mode::Removing); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        turn(Mode::Resting);
        m_enter->setFocus(Qt::OtherFocusReason);
    });
    connect(m_confirm, &QPushButton::clicked, this, &SecretLine::confirm);
    connect(m_value, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    connect(m_value, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_confirm->setEnabled(m_mode == Mode::Removing || !text.isEmpty()); });
    connect(&keeper, &SecretKeeper::changed, this, [this](const QString &name) {
        if (name == m_secret)
            refresh();
    });
    connect(&theme, &ThemeController::changed, this, &SecretLine::dress);
    turn(Mode::Resting);
    hide();
}

void SecretLine::build(const QString &objectName)
{
    m_text->setObjectName(objectName + QStringLiteral("_standing"));
    m_question->setObjectName(objectName + QStringLiteral("_question"));
    m_enter->setObjectName(objectName + QStringLiteral("_enter"));
    m_remove->setObjectName(objectName + QStringLiteral("_remove"));
    m_value->setObjectName(objectName + QStringLiteral("_value"));
    m_confirm->setObjectName(objectName + QStringLiteral("_confirm"));
    m_cancel->setObjectName(objectName + QStringLiteral("_cancel"));
    // Nothing of it may be learnt by an input method, copied or dragged out.
    m_value->setEchoMode(QLineEdit::Password);
    m_value->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase
                                 | Qt::ImhHiddenText);
    m_value->setDragEnabled(false);
    m_value->installEventFilter(this);
    m_remove->setProperty("danger", true);
    auto *buttons = new FlowLayout(space::kS);
    buttons->setFilling(true);
    for (QWidget *each : std::initializer_list<QWidget *>{m_enter, m_remove, m_value, m_confirm, m_cancel})
        buttons->addWidget(each);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(m_text);
    column->addWidget(m_question);
    column->addLayout(buttons);
}

/// Undo and redo would otherwise change the connections behind a field whose text cannot be taken back.
bool SecretLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEscape = key->key() == Qt::Key_Escape;
        if (isEscape || key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->accept();
            if (isEscape && event->type() == QEvent::KeyPress)
                m_cancel->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SecretLine::setSecret(const QString &name)
{
    if (name == m_secret)
        return;
    m_secret = name;
    m_failure.reset();
    m_done.clear();
    turn(Mode::Resting);
    setVisible(!name.isEmpty());
    refresh();
}

void SecretLine::refresh()
{
    m_standing = m_secret.isEmpty() ? SecretStanding{} : m_keeper.standing(m_secret);
    retranslate();
}

bool SecretLine::hasKeychain() const
{
    return !m_standing.trouble || m_standing.trouble->code != u"secret.keychainMissing";
}

void SecretLine::turn(Mode mode)
{
    m_mode = mode;
    if (mode != Mode::Busy)
        m_value->setText(QString()); // not `clear`, which could be undone
    retranslate();
    if (mode == Mode::Entering)
        m_value->setFocus(Qt::OtherFocusReason);
    else if (mode == Mode::Removing)
        m_cancel->setFocus(Qt::OtherFocusReason);
}

void SecretLine::confirm()
{
    if (m_mode == Mode::Entering)
        store();
    else if (m_mode == Mode::Removing)
        remove();
}

void SecretLine::store()
{
    const QString value = m_value->text();
    if (value.isEmpty())
        return;
    m_value->setText(QString());
    turn(Mode::Busy);
    m_keeper.store(m_secret, value, this, [this, secret = m_secret](const Result<void> &done) {
        if (secret == m_secret)
            take(done, tr("The value is in the keychain. The next call uses it."));
    });
}

void SecretLine::remove()
{
    turn(Mode::Busy);
    m_keeper.remove(m_secret, this, [this, secret = m_secret](const Result<void> &done) {
        if (secret == m_secret)
            take(done, tr("The value was taken out of the keychain."));
    });
}

void SecretLine::take(const Result<void> &done, const QString &success)
{
    m_failure = done ? std::nullopt : std::optional(done.error());
    m_done = done ? success : QString();
    turn(Mode::Resting);
    refresh();
    m_enter->setFocus(Qt::OtherFocusReason);
}

QString SecretLine::standingText() const
{
    if (m_mode == Mode::Busy)
        return tr("… The keychain is at work. It may ask you to unlock it.");
    if (m_failure)
        return QStringLiteral("▲ ") + sentence(*m_failure);
    switch (m_standing.place) {
    case SecretStanding::Place::Environment:
        return QStringLiteral("✓ ")
               + tr("It has a value from the environment variable %1, which goes before the keychain. Change it where "
                    "the "
                    "program is started.")
                     .arg(m_standing.variable);
    case SecretStanding::Place::Keychain:
        return QStringLiteral("✓ ") + (m_done.isEmpty() ? tr("It has a value, in this computer's keychain.") : m_done);
    case SecretStanding::Place::Asking:
        return tr("… The keychain is being asked. It may ask you to unlock it.");
    case SecretStanding::Place::Nowhere:
        break;
    }
    const Error trouble = m_standing.trouble.value_or(Error());
    if (trouble.code == u"secret.missing")
        return QStringLiteral("▲ ")
               + tr("It has no value here, so calls that need it fail. Enter it below, or start the program with %1.")
                     .arg(m_standing.variable);
    return QStringLiteral("▲ ") + sentence(trouble);
}

void SecretLine::dress()
{
    const bool isKnown = !m_failure
                         && (isIn(SecretStanding::Place::Environment) || isIn(SecretStanding::Place::Keychain));
    const bool isOpen = m_mode == Mode::Busy || isIn(SecretStanding::Place::Asking);
    auto palette = m_text->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(isOpen    ? Token::Muted
                                                         : isKnown ? Token::Success
                                                                   : Token::Warning));
    m_text->setPalette(palette);
}

void SecretLine::retranslate()
{
    const bool isInKeychain = isIn(SecretStanding::Place::Keychain);
    const bool isAsking = m_mode == Mode::Entering || m_mode == Mode::Removing;
    const bool isRemoving = m_mode == Mode::Removing;
    const bool mayEnter = m_mode == Mode::Resting && hasKeychain() && !isIn(SecretStanding::Place::Environment)
                          && !isIn(SecretStanding::Place::Asking);
    m_text->setText(standingText());
    m_question->setText(isRemoving
                            ? tr("Take the value of %1 out of the keychain? It cannot be brought back.").arg(m_secret)
                            : tr("Value of %1, for this computer and this workspace:").arg(m_secret));
    m_question->setVisible(isAsking);
    m_enter->setVisible(mayEnter);
    m_enter->setText(isInKeychain ? tr("Replace the value…") : tr("Enter the value…"));
    m_enter->setAccessibleName(isInKeychain ? tr("Replace the value of %1").arg(m_secret)
                                            : tr("Enter the value of %1").arg(m_secret));
    m_remove->setVisible(mayEnter && isInKeychain);
    m_remove->setText(tr("Remove the value…"));
    m_remove->setAccessibleName(tr("Remove the value of %1").arg(m_secret));
    m_value->setVisible(m_mode == Mode::Entering);
    m_value->setAccessibleName(tr("Value of the secret %1").arg(m_secret));
    m_confirm->setVisible(isAsking);
    m_confirm->setEnabled(isRemoving || !m_value->text().isEmpty());
    m_confirm->setText(isRemoving ? tr("Remove it") : tr("Keep it in the keychain"));
    m_cancel->setVisible(isAsking);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(isRemoving ? tr("Leave the value of %1").arg(m_secret)
                                           : tr("Enter no value of %1").arg(m_secret));
    dress();
}

} // namespace sluice
