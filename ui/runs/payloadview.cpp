#include "ui/runs/payloadview.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/jsontree.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/wording/formats.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace sluice {

PayloadView::PayloadView(ThemeController &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_form(new SegmentedControl(theme))
    , m_size(new QLabel)
    , m_copy(new QToolButton)
    , m_tree(new JsonTree(theme))
    , m_text(new CodeEdit(theme))
    , m_absent(new QLabel)
{
    setObjectName(name);
    m_form->setObjectName(name + QStringLiteral("Form"));
    m_absent->setObjectName(name + QStringLiteral("Absent"));
    m_copy->setObjectName(name + QStringLiteral("Copy"));
    m_tree->setObjectName(name + QStringLiteral("Tree"));
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_text->setLanguage(CodeEdit::Language::Json);
    m_text->setReadOnly(true);
    m_text->setWrapped(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_copy->setAutoRaise(true);
    m_absent->setAlignment(Qt::AlignCenter);
    m_absent->setWordWrap(true);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kS, space::kXs, space::kS, space::kXs);
    bar->addWidget(m_form);
    bar->addStretch();
    bar->addWidget(m_size);
    bar->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_tree, 1);
    column->addWidget(m_text, 1);
    column->addWidget(m_absent, 1);
    connect(m_form, &SegmentedControl::currentChanged, this, &PayloadView::showForm);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_payload)); });
    connect(&theme, &ThemeController::changed, this, &PayloadView::dress);
    retranslate();
    dress();
}

void PayloadView::setPayload(const Payload &payload)
{
    if (m_isSet && !m_isAbsent && payload == m_payload)
        return;
    m_isSet = true;
    m_isAbsent = false;
    m_payload = payload;
    m_tree->setPayload(payload);
    m_text->setPayload(payload, false);
    m_size->setText(bytesText(static_cast<quint64>(payload.size())));
    showForm();
}

void PayloadView::setAbsent(const QString &why)
{
    m_isAbsent = true;
    m_payload.clear();
    m_absent->setText(why);
    m_size->clear();
    showForm();
}

void PayloadView::setAccessibleTitle(const QString &title)
{
    m_tree->setAccessibleName(title);
    m_text->setAccessibleName(title);
}

void PayloadView::showForm()
{
    const bool isTree = m_form->currentIndex() == 0;
    m_tree->setVisible(!m_isAbsent && isTree);
    m_text->setVisible(!m_isAbsent && !isTree);
    m_absent->setVisible(m_isAbsent);
    m_form->setVisible(!m_isAbsent);
    m_copy->setVisible(!m_isAbsent);
}

void PayloadView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PayloadView::retranslate()
{
    m_form->setItems({tr("Tree"), tr("Text")});
    m_form->setAccessibleName(tr("How the payload is shown"));
    m_copy->setToolTip(tr("Copy the payload"));
    m_copy->setAccessibleName(m_copy->toolTip());
    if (m_isSet && !m_isAbsent)
        m_size->setText(bytesText(static_cast<quint64>(m_payload.size())));
    showForm();
}

void PayloadView::dress()
{
    m_copy->setIcon(m_theme.icon(QStringLiteral("edit-copy"), Token::Muted));
    for (QLabel *label : {m_size, m_absent}) {
        QPalette tone = label->palette();
        tone.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
        label->setPalette(tone);
    }
}

} // namespace sluice
