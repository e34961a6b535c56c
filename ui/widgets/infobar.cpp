#include "ui/widgets/infobar.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"
#include "ui/wording/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kIcon = 20;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

QToolButton *smallButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    return button;
}

} // namespace

InfoBar::InfoBar(ThemeController &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_text(plainLabel(this))
    , m_detail(plainLabel(this))
    , m_actions(new FlowLayout(space::kS))
    , m_copy(smallButton(this))
    , m_close(smallButton(this))
{
    m_text->setObjectName(QStringLiteral("infoText"));
    m_detail->setObjectName(QStringLiteral("infoDetail"));
    m_copy->setObjectName(QStringLiteral("infoCopy"));
    m_close->setObjectName(QStringLiteral("infoClose"));
    auto *texts = new QWidget;
    texts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *lines = new QVBoxLayout(texts);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addWidget(m_text);
    lines->addWidget(m_detail);
    // Where the words leave no room beside them, the actions go below.
    m_actions->setFilling(true);
    m_actions->addWidget(texts);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kM, space::kS, space::kS, space::kS);
    row->setSpacing(space::kS);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(m_actions, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(m_copy, &QToolButton::clicked, this, &InfoBar::copy);
    connect(m_close, &QToolButton::clicked, this, &InfoBar::dismiss);
    connect(&theme, &ThemeController::changed, this, &InfoBar::dress);
    retranslate();
    dress();
    hide();
}

void InfoBar::showMessage(Tone tone, const QString &text, const QString &detail)
{
    m_error.reset();
    m_tone = tone;
    clearActions();
    m_text->setText(text);
    setDetail(detail);
    setAccessibleName(text);
    dress();
    show();
}

void InfoBar::showError(const Error &error)
{
    clearActions();
    m_tone = Tone::Danger;
    m_error = error;
    wordError();
    dress();
    show();
}

void InfoBar::wordError()
{
    const Wording wording = words(*m_error);
    m_text->setText(wording.what);
    const QString detail = QStringList{wording.why, wording.next}.join(u' ').trimmed();
    setDetail(detail);
    setAccessibleName(wording.what);
}

void InfoBar::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    // One line stands level with what is beside it; of several, the first does.
    for (QWidget *beside :
         {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_copy), static_cast<QWidget *>(m_close)})
        layout()->setAlignment(beside, detail.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop);
}

QPushButton *InfoBar::addAction(const QString &text, std::function<void()> run)
{
    auto *button = new QPushButton(text, this);
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    m_actions->addWidget(button);
    return button;
}

void InfoBar::clearActions()
{
    // The words stay.
    while (QLayoutItem *item = m_actions->takeAt(1)) {
        // An action may have been asked for by the very button that goes.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void InfoBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void InfoBar::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

QString InfoBar::text() const
{
    return m_text->text();
}

Token InfoBar::token() const
{
    switch (m_tone) {
    case Tone::Success:
        return Token::Success;
    case Tone::Warning:
        return Token::Warning;
    case Tone::Danger:
        return Token::Danger;
    case Tone::Info:
        break;
    }
    return Token::Accent;
}

void InfoBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.tint(token(), Token::Surface, 0.5), 1));
    painter.setBrush(theme.tint(token(), Token::Surface, 0.08));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void InfoBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void InfoBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_close->isHidden())
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void InfoBar::dress()
{
    const auto icon = [this] {
        switch (m_tone) {
        case Tone::Success:
            return QStringLiteral("dialog-ok");
        case Tone::Warning:
            return QStringLiteral("dialog-warning");
        case Tone::Danger:
            return QStringLiteral("dialog-error");
        case Tone::Info:
            break;
        }
        return QStringLiteral("dialog-information");
    };
    const auto side = static_cast<int>(kIcon * std::max(1.0, m_theme.theme().fontScale()));
    m_icon->setPixmap(m_theme.icon(icon(), token()).pixmap(QSize(side, side), devicePixelRatioF()));
    QPalette muted = m_detail->palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_detail->setPalette(muted);
    m_copy->setIcon(m_theme.icon(QStringLiteral("edit-copy"), Token::Muted));
    m_close->setIcon(m_theme.icon(QStringLiteral("close"), Token::Muted));
    update();
}

void InfoBar::retranslate()
{
    m_copy->setToolTip(tr("Copy this message"));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    if (m_error)
        wordError();
}

void InfoBar::copy()
{
    const QString plain = QStringList{m_text->text(), m_detail->text()}.join(u'\n').trimmed();
    QGuiApplication::clipboard()->setText(m_error ? report(*m_error) : plain);
}

} // namespace sluice
