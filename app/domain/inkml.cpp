#include "app/domain/inkml.h"

#include <libxml/xmlreader.h>

#include <charconv>
#include <memory>
#include <optional>

namespace ruhu::domain {
namespace {

constexpr std::string_view kNamespace = "http://www.w3.org/2003/InkML";
constexpr std::string_view kHead =
    "<ink xmlns=\"http://www.w3.org/2003/InkML\"><definitions><traceFormat xml:id=\"pen\">"
    "<channel name=\"X\" type=\"integer\" units=\"0.01mm\"/><channel name=\"Y\" type=\"integer\" "
    "units=\"0.01mm\"/>"
    "<channel name=\"T\" type=\"integer\" units=\"ms\"/><channel name=\"F\" type=\"integer\" min=\"-1\" "
    "max=\"1000\"/>"
    "</traceFormat><context xml:id=\"pad\" traceFormatRef=\"#pen\"/></definitions>";
constexpr std::string_view kChannels[] = {"X", "Y", "T", "F"};
constexpr std::string_view kUnits[] = {"0.01mm", "0.01mm", "ms", ""};

sync::Error malformed(std::string detail) {
    return {"ink_malformed", std::move(detail), false};
}

sync::Error tooLarge(std::string detail) {
    return {"ink_too_large", std::move(detail), false};
}

std::string_view view(const xmlChar* text) {
    return text ? reinterpret_cast<const char*>(text) : std::string_view();
}

std::optional<InkPoint> readPoint(std::string_view text) {
    int values[4];
    const char* at = text.data();
    const char* end = at + text.size();
    for (int& value : values) {
        while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
            ++at;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc())
            return {};
        at = next;
    }
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
        ++at;
    const auto [x, y, t, force] = values;
    const bool within = std::abs(x) <= kInkLargestCoordinate && std::abs(y) <= kInkLargestCoordinate &&
                        t >= 0 && force >= kNoPressure && force <= 1000;
    if (at != end || !within)
        return {};
    return InkPoint{x, y, t, static_cast<std::int16_t>(force)};
}

std::optional<InkStroke> readTrace(std::string_view text, std::size_t most) {
    InkStroke stroke;
    while (!text.empty()) {
        if (stroke.points.size() == most)
            return {};
        const std::size_t comma = text.find(',');
        const auto point = readPoint(text.substr(0, comma));
        if (!point || (!stroke.points.empty() && point->t < stroke.points.back().t))
            return {};
        stroke.points.push_back(*point);
        if (comma == std::string_view::npos)
            return stroke;
        text.remove_prefix(comma + 1);
    }
    return {}; // no points, or a comma at the end
}

// Pulls the document element by element; its shape is checked on the way.
class InkReader {
public:
    explicit InkReader(xmlTextReader& reader)
        : m_reader(reader) {}

    sync::Result<Ink> read() {
        int more = 0;
        while ((more = xmlTextReaderRead(&m_reader)) == 1) {
            if (auto error = node())
                return *error;
        }
        if (more != 0)
            return malformed("not well-formed XML");
        if (m_channel != 4)
            return malformed("no trace format");
        return std::move(m_ink);
    }

private:
    std::optional<sync::Error> node() {
        switch (xmlTextReaderNodeType(&m_reader)) {
        case XML_READER_TYPE_ELEMENT:
            return element();
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
            return trace();
        case XML_READER_TYPE_END_ELEMENT:
            if (m_inTrace)
                return malformed("a trace without points");
            return {};
        case XML_READER_TYPE_COMMENT:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            return {};
        default:
            return malformed("document type, entity or processing instruction");
        }
    }

    std::optional<sync::Error> element() {
        const std::string_view name = view(xmlTextReaderConstLocalName(&m_reader));
        const int depth = xmlTextReaderDepth(&m_reader);
        if (view(xmlTextReaderConstNamespaceUri(&m_reader)) != kNamespace || m_inTrace)
            return malformed("not InkML");
        if (depth == 0)
            return name == "ink" ? std::nullopt : std::optional(malformed("the root is not ink"));
        if (depth == 1 && name == "trace") {
            if (m_channel != 4)
                return malformed("a trace before its format");
            if (m_ink.size() == kInkMlMostStrokes)
                return tooLarge("strokes");
            m_inTrace = !xmlTextReaderIsEmptyElement(&m_reader);
            return m_inTrace ? std::nullopt : std::optional(malformed("a trace without points"));
        }
        if (depth == 3 && name == "channel")
            return channel();
        const bool known = (depth == 1 && name == "definitions") ||
                           (depth == 2 && (name == "traceFormat" || name == "context"));
        return known ? std::nullopt : std::optional(malformed("unknown element"));
    }

    std::optional<sync::Error> channel() {
        if (m_channel == 4 || attribute("name") != kChannels[m_channel] || attribute("type") != "integer" ||
            attribute("units") != kUnits[m_channel])
            return malformed("another trace format");
        ++m_channel;
        return {};
    }

    std::optional<sync::Error> trace() {
        if (!m_inTrace)
            return malformed("text outside a trace");
        auto stroke = readTrace(view(xmlTextReaderConstValue(&m_reader)), kInkMlMostPoints - m_points);
        if (!stroke)
            return malformed("points of a trace");
        m_points += stroke->points.size();
        m_ink.push_back(std::move(*stroke));
        m_inTrace = false;
        return {};
    }

    std::string attribute(const char* name) {
        const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
            xmlTextReaderGetAttribute(&m_reader, reinterpret_cast<const xmlChar*>(name)), xmlFree);
        return std::string(view(value.get()));
    }

    xmlTextReader& m_reader;
    Ink m_ink;
    std::size_t m_channel = 0;
    std::size_t m_points = 0;
    bool m_inTrace = false;
};

} // namespace

std::string writeInkMl(const Ink& ink) {
    std::string text(kHead);
    for (const InkStroke& stroke : ink) {
        if (stroke.points.empty())
            continue;
        text += "<trace contextRef=\"#pad\">";
        for (const InkPoint& point : stroke.points) {
            if (&point != &stroke.points.front())
                text += ", ";
            text += std::to_string(point.x) + ' ' + std::to_string(point.y) + ' ' + std::to_string(point.t) +
                    ' ' + std::to_string(point.pressure);
        }
        text += "</trace>";
    }
    return text + "</ink>";
}

sync::Result<Ink> readInkMl(std::string_view text) {
    if (text.size() > kInkMlLargestBytes)
        return tooLarge("bytes");
    // libxml2 keeps long text in one node only with XML_PARSE_HUGE; the size is bounded above.
    const std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader(
        xmlReaderForMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE),
        xmlFreeTextReader);
    if (!reader)
        return malformed("empty");
    return InkReader(*reader).read();
}

} // namespace ruhu::domain
