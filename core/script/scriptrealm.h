#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QJSEngine>
#include <QJSValue>
#include <QString>

#include <tl/expected.hpp>

#include <memory>
#include <optional>

namespace sluice {

/// One engine in which script after script is evaluated, and none finds anything of another.
///
/// All that scripts share is frozen (see `lockdown.h`); what one may change is made for it and dropped with it. Compiled
/// sources are kept by their text. It cannot stop a script that never ends: the process around it is killed then.
/// Thread: that on which it was made; needs a QCoreApplication.
class ScriptRealm final {
public:
    struct Thrown {
        QString message;
        QString line;   ///< from 1, in the source; empty when nothing in the source threw it
        QString column; ///< from 1; empty when the engine does not tell and trying again would take too long
    };
    using Outcome = tl::expected<QByteArray, Thrown>;

    /// Nothing when the engine could not be locked down.
    [[nodiscard]] static std::unique_ptr<ScriptRealm> create();

    /// The JSON text as a value of this realm; undefined if it is none.
    [[nodiscard]] QJSValue parse(const QByteArray &json);

    struct Script {
        QString source;    ///< an expression or, if it holds `return`, the body of a function
        QJSValue data;     ///< with `input`, `item`, `index`, `run`, `steps`
        QByteArray text;   ///< of `data`
        double now = 0;    ///< milliseconds since 1970: what the clock of the script shows all the time
        quint32 seed = 1;  ///< of the script's chance
        Milliseconds time; ///< that it may take
    };
    /// The value as JSON text. The same script gives the same bytes.
    [[nodiscard]] Outcome evaluate(const Script &script);

    /// It has kept so much that a new one is cheaper.
    [[nodiscard]] bool isWorn() const;

private:
    struct Compiled {
        QJSValue function;
        bool isBody = false;
        std::optional<Thrown> failed;
    };

    ScriptRealm() = default;
    bool lockDown();
    /// The source does not end the function that it is put into, and go on outside.
    [[nodiscard]] bool isInside(const QString &source, bool isBody);
    const Compiled &compiled(const QString &source);
    [[nodiscard]] Compiled compile(const QString &source, bool isBody);
    [[nodiscard]] Thrown located(const Script &script, bool isBody, Thrown thrown, MonoTime began, MonoTime ended);

    QJSEngine m_engine;
    QJSValue m_isFunctionBody;
    QJSValue m_parse;
    QJSValue m_enter;
    QJSValue m_run;
    QHash<QString, Compiled> m_compiled;
    quint64 m_evaluations = 0;
};

} // namespace sluice
