#include "core/script/lockdown.h"

namespace sluice {

namespace {

/// Time and chance become inputs; what makes code from text, keeps jobs for later or remembers the last match goes.
QString tameSource()
{
    return QStringLiteral(R"js(
    const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
    const { freeze, isFrozen } = Object;
    const { parse, stringify } = JSON;
    const text = String;
    const ErrorBase = Error;
    const RealDate = Date;
    const PlainArray = Array;
    let now = 0;
    let chance = 1;

    function hide(object, key, value) {
        defineProperty(object, key, { value: value, writable: true, enumerable: false, configurable: true });
    }
    // Xorshift with the shifts 13, 17, 5 (Marsaglia, 2003).
    function draw() {
        chance ^= chance << 13;
        chance ^= chance >>> 17;
        chance ^= chance << 5;
        return chance >>> 0;
    }
    function tameDate() {
        const Tame = function Date(...parts) {
            if (!new.target)
                return new RealDate(now).toString();
            return construct(RealDate, parts.length > 0 ? parts : [now], new.target);
        };
        defineProperty(Tame, "length", { value: 7 });
        defineProperty(Tame, "prototype", { value: RealDate.prototype, writable: false });
        hide(Tame, "now", { now() { return now; } }.now);
        hide(Tame, "parse", RealDate.parse);
        hide(Tame, "UTC", RealDate.UTC);
        hide(RealDate.prototype, "constructor", Tame);
        hide(global, "Date", Tame);
    }
    function tameFunctions() {
        const makers = [Function, getPrototypeOf(function* () {}).constructor];
        for (const Maker of makers) {
            const Tame = function Function() {
                throw new TypeError("No code is made from text here");
            };
            defineProperty(Tame, "prototype", { value: Maker.prototype, writable: false });
            defineProperty(Maker.prototype, "constructor", { value: Tame });
        }
        hide(global, "Function", Function.prototype.constructor);
        deleteProperty(Function.prototype, "connect");
        deleteProperty(Function.prototype, "disconnect");
    }
    // These write into whatever `this` makes, frozen or not; so they make arrays only.
    function tameMakers() {
        for (const name of ["from", "of"]) {
            const real = PlainArray[name];
            hide(PlainArray, name, { [name](...parts) { return apply(real, PlainArray, parts); } }[name]);
        }
    }
    function tame() {
        tameMakers();
        tameDate();
        tameFunctions();
        hide(Math, "random", { random() { return ((draw() >>> 5) * 67108864 + (draw() >>> 6)) / 9007199254740992; } }.random);
        deleteProperty(global, "eval");
        deleteProperty(global, "Promise");
        deleteProperty(global, "Proxy"); // has a prototype here, which cannot be frozen
        for (const key of ownKeys(RegExp)) {
            if (key !== "prototype" && key !== "name" && key !== "length")
                deleteProperty(RegExp, key);
        }
    }
)js");
}

/// Freezes all that a script can reach.
QString freezeSource()
{
    return QStringLiteral(R"js(
    function isObject(value) {
        return (typeof value === "object" && value !== null) || typeof value === "function";
    }
    // Each is marked by a property for the time being: sets of this engine are searched from front to back.
    function reachable(roots) {
        const mark = Symbol();
        const fixed = [];
        const all = [];
        const add = value => {
            if (!isObject(value) || getOwnPropertyDescriptor(value, mark) || fixed.includes(value))
                return;
            if (!defineProperty(value, mark, { value: true, configurable: true }))
                fixed.push(value);
            all.push(value);
        };
        const follow = object => {
            add(getPrototypeOf(object));
            for (const key of ownKeys(object)) {
                const property = getOwnPropertyDescriptor(object, key);
                add(property.value);
                add(property.get);
                add(property.set);
            }
        };
        roots.forEach(follow);
        for (let i = 0; i < all.length; ++i)
            follow(all[i]);
        all.forEach(object => deleteProperty(object, mark));
        return all;
    }
    // What syntax and built-in functions give, and no name does.
    function unnamed() {
        const search = new URLSearchParams("a=1");
        return [function* () {}, (function* () {})(), [].values(), new Map().entries(), new Set().values(),
                ""[Symbol.iterator](), new URL("http://a/"), search, search.keys(), search.values(), search.entries(),
                () => 0, class {}, (function () { return arguments; })(), sloppyArguments];
    }
    // An assignment to a property whose prototype has it read-only fails. These names are assigned to in ordinary
    // scripts, so they become accessors that make the property on the object itself.
    function mendOverrides(object, names) {
        for (const key of names) {
            const property = getOwnPropertyDescriptor(object, key);
            if (!property || !("value" in property) || !property.configurable)
                continue;
            const value = property.value;
            defineProperty(object, key, {
                get: { get() { return value; } }.get,
                set: { set(other) {
                    if (this === object || !isObject(this))
                        throw new TypeError("Cannot assign to read-only property \"" + text(key) + "\"");
                    if (!defineProperty(this, key, { value: other, writable: true, enumerable: true, configurable: true }))
                        throw new TypeError("Cannot assign to read-only property \"" + text(key) + "\"");
                } }.set,
                enumerable: false
            });
        }
    }
    // `push` and `unshift` of this engine write to frozen objects, but not to those that have had elements: there they look
    // first, and find that they may not. An accessor makes a store of elements that no assignment writes into unseen.
    function hadElements(object) {
        if (!defineProperty(object, "0", { get: undefined, configurable: true }))
            return;
        deleteProperty(object, "0");
        if (object === PlainArray.prototype)
            object.length = 0;
    }
    function freezeAll() {
        const roots = [[global]].concat(unnamed());
        const names = ownKeys(Object.prototype).concat(["name", "message", "toJSON"]);
        for (const object of reachable(roots)) {
            const prototype = typeof object === "function" && getOwnPropertyDescriptor(object, "prototype");
            if (prototype && isObject(prototype.value))
                mendOverrides(prototype.value, names);
        }
        const all = reachable(roots);
        for (const object of all) {
            hadElements(object);
            freeze(object);
        }
        if (!all.every(object => isFrozen(object)))
            throw new ErrorBase("Something cannot be frozen");
    }
)js");
}

QString runSource()
{
    return QStringLiteral(R"js(
    tame();
    freezeAll();
    return {
        parse: parse,
        enter(moment, seed) {
            now = moment;
            chance = seed | 0 || 1;
        },
        run(compiled, data) {
            try {
                const json = stringify(compiled(data.input, data.item, data.index, data.run, data.steps));
                return json === undefined ? "null" : json;
            } catch (thrown) {
                let message = "";
                let line = "";
                try {
                    message = text(thrown);
                    line = thrown instanceof ErrorBase && thrown.fileName === "file:expression" ? text(thrown.lineNumber) : "";
                } catch (hostile) {
                    line = "";
                }
                return [message, line];
            }
        }
    };
)js");
}

} // namespace

QString lockdownProgram()
{
    return QStringLiteral("(function (global, sloppyArguments) {\n\"use strict\";") + tameSource() + freezeSource()
           + runSource() + QStringLiteral("})(this, (function () { return arguments; })())");
}

} // namespace sluice
