#include "core/integration/webhook/hookparser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace sluice {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

using ParseError = beast::error_code;

constexpr std::size_t kFirstBodyBytes = 64 * 1024; ///< a declared length is not believed beyond that

QByteArray hookBytes(beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

class HookParser::Reader final : public http::basic_parser<true> {
public:
    explicit Reader(const HookLimits &limits)
        : m_limits(limits)
    {
        header_limit(static_cast<std::uint32_t>(limits.headBytes));
        body_limit(boost::none); // counted here: the route is looked at before the length
    }

    HookHead m_head;
    QByteArray m_body;
    std::optional<HookRefusal> m_refusal;

    void refuse(const ParseError &error)
    {
        if (error == http::error::header_limit)
            m_refusal = headersRefused();
        else if (error == http::error::body_limit)
            m_refusal = lengthRefused(m_limits);
        else
            m_refusal = framingRefused();
    }
    [[nodiscard]] const HookLimits &limits() const { return m_limits; }

private:
    void on_request_impl(http::verb, beast::string_view method, beast::string_view target, int version,
                         ParseError &error) override
    {
        m_head.method = hookBytes(method);
        m_head.target = hookBytes(target);
        m_head.isHttp11 = version == 11;
        count(method.size() + target.size(), error);
    }
    void on_response_impl(int, beast::string_view, int, ParseError &) override {}
    void on_field_impl(http::field, beast::string_view name, beast::string_view value, ParseError &error) override
    {
        ++m_fields;
        count(name.size() + value.size(), error);
        if (m_fields > m_limits.headers)
            error = http::error::header_limit;
        if (!error && !m_isHeadDone)
            m_head.headers.emplace_back(hookBytes(name).toLower(), hookBytes(value));
    }
    void on_header_impl(ParseError &) override { m_isHeadDone = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t> &length, ParseError &) override
    {
        if (length)
            m_body.reserve(static_cast<qsizetype>(std::min<std::uint64_t>(*length, kFirstBodyBytes)));
    }
    std::size_t on_body_impl(beast::string_view body, ParseError &error) override { return append(body, error); }
    void on_chunk_header_impl(std::uint64_t size, beast::string_view extensions, ParseError &error) override
    {
        // Extensions mean nothing here, and could go on for ever between chunks of one byte.
        m_headBytes += static_cast<qsizetype>(extensions.size());
        if (m_headBytes > m_limits.headBytes)
            error = http::error::header_limit;
        else if (size > static_cast<std::uint64_t>(m_limits.bodyBytes - m_body.size()))
            error = http::error::body_limit;
    }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, ParseError &error) override
    {
        return append(body, error);
    }
    void on_finish_impl(ParseError &) override {}

    std::size_t append(beast::string_view body, ParseError &error)
    {
        if (static_cast<qsizetype>(body.size()) > m_limits.bodyBytes - m_body.size()) {
            error = http::error::body_limit;
            return 0;
        }
        m_body.append(body.data(), static_cast<qsizetype>(body.size()));
        return body.size();
    }
    /// The library bounds what it looks at in one go, and not all of it together.
    void count(std::size_t bytes, ParseError &error)
    {
        m_headBytes += static_cast<qsizetype>(bytes) + 4;
        if (m_headBytes > m_limits.headBytes)
            error = http::error::header_limit;
    }

    HookLimits m_limits;
    int m_fields = 0;
    qsizetype m_headBytes = 0;
    bool m_isHeadDone = false;
};

HookParser::HookParser(const HookLimits &limits)
    : m_reader(std::make_unique<Reader>(limits))
{
}

HookParser::~HookParser() = default;

qsizetype HookParser::put(QByteArrayView bytes)
{
    qsizetype used = 0;
    const bool hadHead = hasHead();
    while (!m_reader->m_refusal && !isWhole() && used < bytes.size()) {
        ParseError error;
        const QByteArrayView left = bytes.sliced(used);
        const auto eaten = m_reader->put(boost::asio::const_buffer(left.data(), static_cast<std::size_t>(left.size())),
                                         error);
        used += static_cast<qsizetype>(eaten);
        if (error == http::error::need_more) {
            // The library waits for a second byte of the line's end.
            if (!hasHead() && used < bytes.size() && bytes[used] == '\n')
                m_reader->m_refusal = framingRefused();
            // One line, or the head of one chunk, that does not end.
            if (bytes.size() - used > m_reader->limits().headBytes)
                m_reader->m_refusal = hasHead() ? framingRefused() : headersRefused();
            break;
        }
        if (error)
            m_reader->refuse(error);
        if (!hadHead && hasHead())
            break;
    }
    return used;
}

bool HookParser::hasHead() const
{
    return m_reader->is_header_done();
}

bool HookParser::isWhole() const
{
    return m_reader->is_done();
}

const std::optional<HookRefusal> &HookParser::refusal() const
{
    return m_reader->m_refusal;
}

const HookHead &HookParser::head() const
{
    return m_reader->m_head;
}

bool HookParser::keepsAlive() const
{
    return m_reader->keep_alive();
}

bool HookParser::hasBody() const
{
    return !m_reader->is_done() || !m_reader->m_body.isEmpty();
}

qsizetype HookParser::bodyCapacity() const
{
    return m_reader->m_body.capacity();
}

QByteArray HookParser::takeBody()
{
    return std::move(m_reader->m_body);
}

} // namespace sluice
