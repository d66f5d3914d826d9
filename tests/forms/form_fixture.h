#pragma once

#include "app/documents/spreadsheet.h"
#include "app/forms/form_session.h"
#include "app/forms/xform_reader.h"
#include "app/forms/xlsform_converter.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ruhu::forms {

/// Gives the same bytes in every run.
class SteadyRandom : public sync::Random {
public:
    void fill(std::span<std::byte> bytes) override {
        for (auto& byte : bytes)
            byte = static_cast<std::byte>(m_state = m_state * 1'103'515'245U + 12'345U);
    }

private:
    unsigned m_state = 7;
};

/// 2022-05-20T09:00:00.000+08:00, a Friday.
inline Moment sampleNow() {
    return *parseMoment("2022-05-20T09:00:00.000+08:00", 0);
}

using Files = std::map<std::string, std::string>;

/// An XForm from the content of its primary instance, the rest of its model and its body.
inline std::string xform(const std::string& data, const std::string& model, const std::string& body) {
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">
        <h:head><h:title>Test</h:title><model><instance><data id="test" version="3">)" +
           data + "</data></instance>" + model + "</model></h:head><h:body>" + body + "</h:body></h:html>";
}

inline ReadForm readText(const std::string& xml, Files files = {}) {
    return readXForm(xml, [files = std::move(files)](const std::string& name) -> std::optional<std::string> {
        const auto found = files.find(name);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    });
}

inline std::string saidBy(const Problems& problems) {
    std::string text;
    for (const auto& problem : problems)
        text += problem.code + " [" + problem.subject + "] " + wordsFor(problem.place).en + "\n";
    return text;
}

/// A form that is being answered, for tests.
class Answering {
public:
    explicit Answering(const ReadForm& read, Moment now = sampleNow()) {
        if (!read.form)
            throw std::runtime_error(saidBy(read.problems));
        session = std::make_unique<FormSession>(
            read.form, SessionPorts{[now] { return now; }, &random, {{"deviceid", "tablet-7"}}});
    }
    explicit Answering(const std::string& xml)
        : Answering(readText(xml)) {}

    InstanceNode& node(const std::string& path) {
        auto* found = session->find(path);
        if (!found)
            throw std::runtime_error("no node " + path);
        return *found;
    }
    std::string value(const std::string& path) { return node(path).value; }
    NodeState state(const std::string& path) { return session->state(node(path)); }
    bool exists(const std::string& path) { return session->find(path) != nullptr; }
    std::string set(const std::string& path, const std::string& value) {
        const auto done = session->set(node(path), value);
        return done ? "" : done.error().code;
    }
    std::string add(const std::string& parent, const std::string& repeat) {
        auto& above = node(parent);
        const auto done = session->add(above, session->form().child(above.element->id, repeat));
        return done ? "" : done.error().code;
    }
    std::string remove(const std::string& path) {
        const auto done = session->remove(node(path));
        return done ? "" : done.error().code;
    }
    /// The values that a select offers.
    std::string offered(const std::string& path) {
        std::string text;
        for (const auto& [value, label] : session->choices(node(path)))
            text += (text.empty() ? "" : " ") + value;
        return text;
    }

    SteadyRandom random;
    std::unique_ptr<FormSession> session;
};

/// Rows of sheets as a workbook; the first row of each sheet is its headings.
using Table = std::vector<std::vector<std::string>>;
inline documents::Workbook workbookOf(const std::vector<std::pair<std::string, Table>>& sheets) {
    documents::Workbook workbook;
    for (const auto& [name, table] : sheets) {
        documents::Sheet sheet;
        sheet.name = name;
        for (std::size_t r = 0; r < table.size(); ++r) {
            documents::Row row;
            row.index = static_cast<int>(r);
            for (std::size_t c = 0; c < table[r].size(); ++c)
                if (!table[r][c].empty())
                    row.cells.push_back(
                        {static_cast<int>(c), documents::CellKind::Text, table[r][c], 0, false});
            if (!row.cells.empty())
                sheet.rows.push_back(std::move(row));
        }
        workbook.sheets.push_back(std::move(sheet));
    }
    return workbook;
}

/// An XLSForm, converted and read, problems with their places in the sheets.
inline ReadForm readSheets(const std::vector<std::pair<std::string, Table>>& sheets, Files files = {}) {
    auto converted = convertXlsForm(workbookOf(sheets), "test");
    if (!converted.problems.empty())
        return {nullptr, std::move(converted.problems)};
    auto read = readText(converted.xml, std::move(files));
    for (auto& problem : read.problems)
        problem.place = converted.places(problem.place);
    return read;
}

} // namespace ruhu::forms
