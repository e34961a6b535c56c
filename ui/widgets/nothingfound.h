#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

/// Says in place of a short list that it holds nothing, and, where a filter is why, how to see it all again.
class NothingFound final : public QWidget {
    Q_OBJECT
public:
    explicit NothingFound(QWidget *parent = nullptr);

    void setText(const QString &text);
    /// Offers to clear the filter.
    void setFiltered(bool isFiltered);

Q_SIGNALS:
    void clearRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QLabel *m_text = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace sluice
