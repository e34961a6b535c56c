#pragma once

#include "core/run/payload.h"

#include <QWidget>

class QLabel;

namespace sluice {

class CodeEdit;
class ThemeController;

/// An editor for one JSON value that says beside itself what is wrong with it.
class JsonField final : public QWidget {
    Q_OBJECT
public:
    JsonField(ThemeController &theme, const QString &name, QWidget *parent = nullptr);

    /// Shows the value with line breaks; its parts stay byte for byte.
    void setPayload(const Payload &payload);
    /// The text as typed; while it is unchanged, exactly what was set.
    [[nodiscard]] Payload payload() const;
    [[nodiscard]] bool isValid() const noexcept { return m_isValid; }
    [[nodiscard]] bool isEdited() const;
    void setAccessibleTitle(const QString &title);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void check();

    ThemeController &m_theme;
    CodeEdit *m_text = nullptr;
    QLabel *m_fault = nullptr;
    Payload m_given;
    QByteArray m_shown;
    bool m_isValid = true;
};

} // namespace sluice
