#include "core/tasks/data/compress.h"

#include "core/tasks/data/values.h"

#include <zlib.h>

#include <array>

namespace sluice {

namespace {

constexpr int kGzip = 16; ///< added to the window: with the head and the checksum of gzip
constexpr int kEither = 32;
constexpr qsizetype kMostBytes = kMaxOutput / 2; ///< leaves room for quoting and base64

template <typename Step>
Result<QByteArray> pumped(z_stream &stream, const Step &step)
{
    QByteArray made;
    std::array<char, 64 * 1024> buffer{};
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = step(stream);
        made.append(buffer.data(), static_cast<qsizetype>(buffer.size() - stream.avail_out));
        if (made.size() > kMostBytes)
            return tl::unexpected(tooMuch());
    }
    if (state != Z_STREAM_END)
        return tl::unexpected(
            unreadable(QStringLiteral("gzip"), 1,
                       stream.msg ? QString::fromLatin1(stream.msg) : QStringLiteral("It ends too early.")));
    return made;
}

void feed(z_stream &stream, const QByteArray &bytes)
{
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData())); // zlib reads it only
    stream.avail_in = static_cast<uInt>(bytes.size());
}

Result<QByteArray> packed(const QByteArray &bytes, bool asGzip)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + (asGzip ? kGzip : 0), 8,
                     Z_DEFAULT_STRATEGY)
        != Z_OK)
        return tl::unexpected(tooMuch());
    feed(stream, bytes);
    auto made = pumped(stream, [](z_stream &at) { return deflate(&at, Z_FINISH); });
    deflateEnd(&stream);
    return made;
}

/// Stops as soon as more came out than a step passes on, however little came in.
Result<QByteArray> unpacked(const QByteArray &bytes)
{
    z_stream stream{};
    if (inflateInit2(&stream, MAX_WBITS + kEither) != Z_OK)
        return tl::unexpected(tooMuch());
    feed(stream, bytes);
    auto made = pumped(stream, [](z_stream &at) {
        const int state = inflate(&at, Z_NO_FLUSH);
        // Files of gzip that are put together are one (RFC 1952, 2.2); anything else behind the end is none of it.
        return state == Z_STREAM_END && at.avail_in > 0 ? inflateReset(&at) : state;
    });
    inflateEnd(&stream);
    return made;
}

Result<QByteArray> fromBase64(const QJsonValue &value)
{
    if (!value.isString())
        return tl::unexpected(wrongKind(QStringLiteral("content"), QStringLiteral("text")));
    const auto decoded = QByteArray::fromBase64Encoding(value.toString().toLatin1().simplified().replace(' ', ""),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return tl::unexpected(unreadable(QStringLiteral("base64"), 1, {}));
    return *decoded;
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime)
{
    const QJsonValue content = params.value(QLatin1StringView("content"));
    const bool isBinary = params.value(QLatin1StringView("binary")).toBool();
    if (params.value(QLatin1StringView("mode")).toString() == u"compress") {
        const auto bytes = isBinary ? fromBase64(content) : Result<QByteArray>(bytesOf(content));
        if (!bytes)
            return permanent(bytes.error());
        const auto made = packed(*bytes, params.value(QLatin1StringView("format")).toString() == u"gzip");
        return made ? give(QString::fromLatin1(made->toBase64())) : permanent(made.error());
    }
    const auto bytes = fromBase64(content);
    if (!bytes)
        return permanent(bytes.error());
    const auto made = unpacked(*bytes);
    if (!made)
        return permanent(made.error());
    if (!isBinary && !made->isValidUtf8())
        return permanent(unreadable(QStringLiteral("UTF-8"), 1, {}));
    return give(isBinary ? QString::fromLatin1(made->toBase64()) : QString::fromUtf8(*made));
}

} // namespace

TaskType compressType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("compress");
    info.label = QStringLiteral("Compress");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Packs a value by gzip or zlib into base64, or unpacks it to at most 8 MiB.");
    info.sideEffects = false;
    info.icon = QStringLiteral("package");
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("mode");
    info.params = {
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("Do"),
         .help = QStringLiteral("Compress, or decompress."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("compress"),
         .choices = {QStringLiteral("compress"), QStringLiteral("decompress")}},
        contentParam(QStringLiteral("content"), QStringLiteral("What"),
                     QStringLiteral("A text is packed as it is, anything else as JSON; what is unpacked is base64.")),
        {.key = QStringLiteral("format"),
         .label = QStringLiteral("Format"),
         .help = QStringLiteral("How it is packed; unpacking knows both."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("gzip"),
         .choices = {QStringLiteral("gzip"), QStringLiteral("zlib")}},
        {.key = QStringLiteral("binary"),
         .label = QStringLiteral("It is no text"),
         .help = QStringLiteral("Whether what is not packed is base64 too."),
         .kind = ParamKind::Boolean,
         .fallback = false},
    };
    return {std::move(info), InlineTask{run, Weight::Heavy}};
}

} // namespace sluice
