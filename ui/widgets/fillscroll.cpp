#include "ui/widgets/fillscroll.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace sluice {

namespace {

/// Less is no room to scroll in.
constexpr int kLeastScrolled = 48;

int leastHeight(const QWidget &content, int width)
{
    const QLayout *layout = content.layout();
    const bool depends = layout && layout->hasHeightForWidth();
    const int height = depends ? layout->totalMinimumHeightForWidth(width) : content.minimumSizeHint().height();
    return std::max(height, content.minimumHeight());
}

} // namespace

FillScroll::FillScroll(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    // A scroll area fills what is in it with the colour of its viewport.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QSize FillScroll::sizeHint() const
{
    return widget()->sizeHint();
}

QSize FillScroll::minimumSizeHint() const
{
    const QSize least = widget()->minimumSizeHint();
    return {least.width() + verticalScrollBar()->sizeHint().width(), std::min(least.height(), kLeastScrolled)};
}

void FillScroll::fit()
{
    const QSize room = maximumViewportSize();
    int width = room.width();
    int height = leastHeight(*widget(), width);
    if (height > room.height()) {
        width -= verticalScrollBar()->sizeHint().width();
        height = leastHeight(*widget(), width);
    }
    widget()->resize(width, std::max(height, room.height()));
}

void FillScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

bool FillScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool isHandled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        fit();
        updateGeometry();
    }
    return isHandled;
}

} // namespace sluice
