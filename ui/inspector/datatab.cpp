#include "ui/inspector/datatab.h"

#include "ui/inspector/datapanel.h"
#include "ui/inspector/mockpanel.h"
#include "ui/inspector/samplepanel.h"

#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

DataTab::DataTab(ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_sample(new SamplePanel(themes, this))
    , m_mock(new MockPanel(themes, this))
    , m_ofRun(new DataPanel(themes, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_sample);
    column->addWidget(m_mock);
    column->addWidget(m_ofRun, 1);
    connect(m_ofRun, &DataPanel::outputShown, m_sample, &SamplePanel::offer);
}

QSize DataTab::minimumSizeHint() const
{
    const int width = std::max(this->width(), layout()->minimumSize().width());
    return {layout()->minimumSize().width(), layout()->totalMinimumHeightForWidth(width)};
}

void DataTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

void DataTab::retranslate()
{
    m_sample->retranslate();
    m_mock->retranslate();
    m_ofRun->retranslate();
}

} // namespace sluice
