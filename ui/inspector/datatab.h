#pragma once

#include <QWidget>

namespace sluice {

class DataPanel;
class MockPanel;
class SamplePanel;
class ThemeController;

/// The inspector's tab Data: the sample of what a task gives, what stands for it in a dry run, and below what it had in
/// the run that is painted.
class DataTab final : public QWidget {
    Q_OBJECT
public:
    explicit DataTab(ThemeController &themes, QWidget *parent = nullptr);

    void retranslate();
    [[nodiscard]] SamplePanel &sample() { return *m_sample; }
    [[nodiscard]] MockPanel &mock() { return *m_mock; }
    [[nodiscard]] DataPanel &ofRun() { return *m_ofRun; }

    /// False: a layout gives to what depends on its width all the height that it would like, and what is shown here would
    /// scroll twice, as long as there is less.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    SamplePanel *m_sample;
    MockPanel *m_mock;
    DataPanel *m_ofRun;
};

} // namespace sluice
