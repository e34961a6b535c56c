#pragma once

#include "ui/models/attemptmodel.h"

#include <QWidget>

class QLabel;
class QSplitter;

namespace sluice {

class ListView;
class PayloadView;
class ThemeController;

/// The attempts of a step, newest first, and of the chosen one why it failed and what the other side answered; beside
/// them where there is room for both, else below.
class AttemptsView final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the object names of its parts.
    AttemptsView(ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    /// Newest first. The chosen one stays chosen; at first that is the newest.
    void setAttempts(std::vector<AttemptRecord> attempts, WallTime now);
    /// An error that is said elsewhere beside this view: an attempt that failed with it does not say it again.
    void setKnownError(const Error &error) { m_known = error; }
    void setNow(WallTime now) { m_model.setNow(now); }
    [[nodiscard]] const AttemptModel &model() const noexcept { return m_model; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void showChosen();
    void fitError();
    void share();

    ThemeController &m_theme;
    AttemptModel m_model;
    Error m_known;
    ListView *m_list = nullptr;
    QLabel *m_error = nullptr;
    QSplitter *m_split = nullptr;
    QWidget *m_below = nullptr;
    PayloadView *m_response = nullptr;
    bool m_isSharedByHand = false;
};

} // namespace sluice
