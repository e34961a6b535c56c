#include "ui/deadletters/letterform.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice {

LetterForm::LetterForm(ThemeController &theme, const QString &confirmName, const QString &cancelName, QWidget *parent)
    : QWidget(parent)
    , m_head(new QLabel)
    , m_confirm(new QPushButton)
    , m_cancel(new QPushButton)
    , m_column(new QVBoxLayout(this))
{
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    const auto dress = [this, &theme] { m_head->setFont(theme.theme().font(TypeSize::Large, QFont::DemiBold)); };
    connect(&theme, &ThemeController::changed, this, dress);
    dress();
    m_confirm->setObjectName(confirmName);
    m_cancel->setObjectName(cancelName);
    m_column->setContentsMargins(space::kL, space::kS, space::kL, space::kM);
    m_column->setSpacing(space::kS);
    m_column->addWidget(m_head);
    connect(m_cancel, &QPushButton::clicked, this, &LetterForm::cancelled);
}

void LetterForm::addButtons()
{
    auto *foot = new FlowLayout(space::kS);
    foot->addWidget(m_confirm);
    foot->addWidget(m_cancel);
    m_column->addLayout(foot);
    m_column->addStretch();
}

void LetterForm::setUnderWay(bool underWay)
{
    m_isUnderWay = underWay;
    follow();
}

void LetterForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void LetterForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace sluice
