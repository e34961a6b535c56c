#include "ui/connections/fieldline.h"

#include "ui/connections/secretline.h"
#include "ui/theme/themecontroller.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

QString translated(const char *source)
{
    return *source == '\0' ? QString() : QCoreApplication::translate("ConnectionFields", source);
}

} // namespace

FieldLine::FieldLine(const ConnectionField &field, ThemeController &theme, SecretKeeper &keeper, const QString &folder,
                     QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_theme(theme)
    , m_keeper(keeper)
    , m_folder(folder)
{
    build();
    retranslate();
}

FieldLine::~FieldLine()
{
    if (m_line)
        m_line->disconnect(this); // it says that it is left while it goes
}

void FieldLine::build()
{
    const QString name = QStringLiteral("connection_") + QString::fromLatin1(m_field.key).replace(u'.', u'_');
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kXs);
    column->addLayout(row);
    if (m_field.kind == ConnectionFieldKind::Switch) {
        m_box = new QCheckBox(this);
        m_box->setObjectName(name);
        row->addWidget(m_box);
        row->addStretch(1);
        setFocusProxy(m_box);
        connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
            Q_EMIT edited(on ? QStringLiteral("1") : QString());
            Q_EMIT left();
        });
        return;
    }
    m_line = new QLineEdit(this);
    m_line->setObjectName(name);
    m_line->installEventFilter(this);
    setFocusProxy(m_line);
    row->addWidget(m_line, 1);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        showReset();
        Q_EMIT edited(text.trimmed());
    });
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        showSecret(); // not at each letter: the keychain is asked for it
        Q_EMIT left();
    });
    if (*m_field.unit != '\0' || m_field.section >= ConnectionSection::Pool) {
        m_unit = new QLabel(this);
        m_unit->setTextFormat(Qt::PlainText);
        row->addWidget(m_unit);
    }
    if (m_field.kind == ConnectionFieldKind::File) {
        m_browse = new QToolButton(this);
        m_browse->setObjectName(name + QStringLiteral("_browse"));
        m_browse->setIcon(m_theme.icon(QStringLiteral("document-open")));
        row->addWidget(m_browse);
        connect(m_browse, &QToolButton::clicked, this, &FieldLine::browse);
    }
    if (m_field.kind == ConnectionFieldKind::Secret) {
        m_secret = new SecretLine(m_keeper, m_theme, name, this);
        column->addWidget(m_secret);
    }
    if (!usualText(m_field).isEmpty()) {
        m_reset = new QToolButton(this);
        m_reset->setObjectName(name + QStringLiteral("_reset"));
        m_reset->setIcon(m_theme.icon(QStringLiteral("edit-reset")));
        m_reset->setAutoRaise(true);
        // Its room stays, so that fields below each other end alike.
        auto policy = m_reset->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        m_reset->setSizePolicy(policy);
        row->addWidget(m_reset);
        connect(m_reset, &QToolButton::clicked, this, &FieldLine::reset);
        m_line->setPlaceholderText(usualText(m_field));
    } else {
        m_line->setPlaceholderText(QString::fromLatin1(m_field.example));
    }
    connect(&m_theme, &ThemeController::changed, this, [this] {
        retranslate(); // the font may be another
        if (m_browse)
            m_browse->setIcon(m_theme.icon(QStringLiteral("document-open")));
        if (m_reset)
            m_reset->setIcon(m_theme.icon(QStringLiteral("edit-reset")));
    });
}

/// Undo is that of all connections, not of the characters in one field.
bool FieldLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isUndo = key->matches(QKeySequence::Undo);
        if (isUndo || key->matches(QKeySequence::Redo)) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                if (isUndo)
                    Q_EMIT undoRequested();
                else
                    Q_EMIT redoRequested();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QString FieldLine::text() const
{
    if (m_box)
        return m_box->isChecked() ? QStringLiteral("1") : QString();
    return m_line->text().trimmed();
}

QString FieldLine::complaint() const
{
    return complaintAbout(m_field, text());
}

void FieldLine::show(const Connection &connection)
{
    const QString value = m_field.read(connection);
    if (m_box) {
        m_box->setChecked(!value.isEmpty());
        return;
    }
    // What was typed may read differently and still be this value: "50.0", "60s", or the usual one written out.
    Connection typed = connection;
    if (complaint().isEmpty()) {
        m_field.write(typed, text());
        if (typed == connection) {
            showReset();
            return;
        }
    }
    revert(connection);
}

void FieldLine::revert(const Connection &connection)
{
    const QString value = m_field.read(connection);
    if (m_box) {
        m_box->setChecked(!value.isEmpty());
        return;
    }
    const QString shown = value == usualText(m_field) ? QString() : value;
    if (m_line->text() != shown)
        m_line->setText(shown);
    showReset();
    showSecret();
}

void FieldLine::showReset()
{
    if (m_reset)
        m_reset->setVisible(!m_line->text().isEmpty());
}

void FieldLine::reset()
{
    m_line->clear();
    showReset();
    Q_EMIT edited(QString());
    Q_EMIT left();
    m_line->setFocus(Qt::OtherFocusReason);
}

void FieldLine::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

void FieldLine::showSecret()
{
    if (m_secret)
        m_secret->setSecret(text());
}

void FieldLine::setFieldName(const QString &name)
{
    if (m_box) {
        m_box->setText(name);
        m_box->setAccessibleName(name);
        return;
    }
    const QString unit = translated(m_field.unit);
    m_line->setAccessibleName(unit.isEmpty() ? name : tr("%1, in %2", "field, unit").arg(name, unit));
    if (m_browse)
        m_browse->setAccessibleName(tr("Browse for %1").arg(name));
    if (m_reset) {
        m_reset->setAccessibleName(tr("Usual value of %1").arg(name));
        m_reset->setToolTip(tr("Back to the usual value, %1").arg(usualText(m_field)));
    }
}

void FieldLine::retranslate()
{
    if (m_unit) {
        // All units are as wide as the longest, so that fields below each other end alike.
        int widest = 0;
        for (const ConnectionField &each : connectionFields())
            widest = std::max(widest, m_unit->fontMetrics().horizontalAdvance(translated(each.unit)));
        m_unit->setMinimumWidth(widest);
        m_unit->setText(translated(m_field.unit));
    }
    if (m_browse)
        m_browse->setToolTip(tr("Choose a file"));
    setFieldName(translated(m_field.label));
    if (m_secret)
        m_secret->retranslate();
}

void FieldLine::browse()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a file"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QString relative = QDir(m_folder).relativeFilePath(path);
        m_line->setText(relative.startsWith(QStringLiteral("..")) ? path : relative);
        Q_EMIT edited(m_line->text());
        Q_EMIT left();
    });
    dialog->open();
}

} // namespace sluice
