#include "core/script/scriptchild.h"

#include "core/script/scriptlimits.h"
#include "core/script/scriptwire.h"

#include <cerrno>
#include <cstdlib>
#include <unistd.h>

namespace sluice {

namespace {

constexpr qsizetype kMaxMessage = 2000;
/// A realm is replaced when the process has grown by so much since it was new.
constexpr qint64 kMaxGrowth = scriptwire::kMemoryLimit / 8;
/// To look costs a tenth of a small script.
constexpr quint64 kLooksOnceIn = 4;

/// The seed of a script's chance: the same for the same source and data, whatever the id of the request (FNV-1a).
quint32 seedOf(const scriptwire::Request &request)
{
    quint64 hash = 0xcbf29ce484222325;
    const auto add = [&hash](quint64 part) { hash = (hash ^ part) * 0x100000001b3; };
    for (const QChar c : request.source)
        add(c.unicode());
    for (const char byte : request.data)
        add(static_cast<unsigned char>(byte));
    return static_cast<quint32>(hash ^ (hash >> 32));
}

bool writeLine(int out, QByteArray line)
{
    line += '\n';
    qsizetype at = 0;
    while (at < line.size()) {
        const auto written = ::write(out, line.constData() + at, static_cast<std::size_t>(line.size() - at));
        if (written < 0 && errno != EINTR)
            return false;
        at += std::max<qsizetype>(written, 0);
    }
    return true;
}

/// Reads a descriptor line by line.
class LineReader {
public:
    explicit LineReader(int in)
        : m_in(in)
    {
    }

    /// False at the end.
    bool next(QByteArray &line)
    {
        auto searched = m_at;
        auto newline = m_buffer.indexOf('\n', searched);
        while (newline < 0) {
            searched = m_buffer.size() - m_at;
            m_buffer.remove(0, m_at);
            m_at = 0;
            if (!fill())
                return false;
            newline = m_buffer.indexOf('\n', searched);
        }
        line = m_buffer.sliced(m_at, newline - m_at);
        m_at = newline + 1;
        return true;
    }

private:
    bool fill()
    {
        constexpr qsizetype kRead = 64 * 1024;
        const auto size = m_buffer.size();
        m_buffer.resize(size + kRead);
        auto got = ::read(m_in, m_buffer.data() + size, kRead);
        while (got < 0 && errno == EINTR)
            got = ::read(m_in, m_buffer.data() + size, kRead);
        m_buffer.resize(size + std::max<qsizetype>(got, 0));
        return got > 0;
    }

    int m_in;
    QByteArray m_buffer;
    qsizetype m_at = 0;
};

} // namespace

bool ScriptChild::prepare()
{
    m_realm = ScriptRealm::create();
    if (!m_realm)
        return false;
    const auto warm = QStringLiteral(
        "[new Date(2000, 1, 1).toLocaleString(), new Date('2000-01-01T00:00').getTimezoneOffset(),"
        "'a'.localeCompare('b'), 'ß'.toUpperCase(), 'é'.normalize('NFD'), (1.5).toLocaleString(),"
        "Math.random(), /a+b/u.test('aab'), null.x]");
    (void)m_realm->evaluate({warm, m_realm->parse("{}"), "{}", 0, 1, Milliseconds(60'000)});
    return true;
}

QByteArray ScriptChild::answer(const QByteArray &request)
{
    const bool isLookedAt = ++m_answers % kLooksOnceIn == 0;
    if (!m_realm || m_realm->isWorn() || (isLookedAt && scriptlimits::growth() > kMaxGrowth)) {
        m_realm.reset();
        scriptlimits::giveBack();
        m_realm = ScriptRealm::create();
        scriptlimits::startGrowth();
    }
    const auto asked = m_realm ? scriptwire::parseRequest(request) : std::nullopt;
    const auto data = asked ? m_realm->parse(asked->data) : QJSValue();
    if (!data.isObject())
        return scriptwire::unreadableAnswer();
    const auto id = asked->id;
    const scriptlimits::TimeLimit limit(asked->time);
    const auto value = m_realm->evaluate({asked->source, data, asked->data, asked->now, seedOf(*asked), asked->time});
    if (!value) {
        const auto &thrown = value.error();
        return scriptwire::threwAnswer(id, thrown.message.left(kMaxMessage), thrown.line, thrown.column);
    }
    return value->size() > scriptwire::kMaxValue ? scriptwire::tooLargeAnswer(id) : scriptwire::valueAnswer(id, *value);
}

int serveScripts(int in, int out)
{
    scriptlimits::apply(scriptwire::kMemoryLimit);
    ScriptChild child;
    if (!child.prepare())
        return EXIT_FAILURE;
    scriptlimits::startGrowth();
    const auto filter = scriptlimits::filterSystemCalls();
    if (!writeLine(out, scriptwire::hello(filter != scriptlimits::Filter::Missing)))
        return EXIT_FAILURE;
    LineReader lines(in);
    QByteArray line;
    while (lines.next(line)) {
        if (!writeLine(out, child.answer(line)))
            break;
    }
    return scriptwire::kNormalExit;
}

} // namespace sluice
