// Form files as people have them, sound and hostile.

#include "app/forms/form_loader.h"
#include "tests/forms/form_fixture.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>

namespace ruhu::forms {

namespace {

namespace fs = std::filesystem;

class FormFiles : public testing::Test {
protected:
    FormFiles() { fs::create_directories(m_folder); }
    ~FormFiles() override { fs::remove_all(m_folder); }

    fs::path write(const std::string& name, const std::string& bytes) {
        std::ofstream(m_folder / name, std::ios::binary) << bytes;
        return m_folder / name;
    }
    static std::string code(const ReadForm& read) { return read.form ? "" : read.problems.at(0).code; }

    fs::path m_folder = fs::temp_directory_path() / ("ruhu-forms-" + std::to_string(getpid()));
};

TEST_F(FormFiles, AFolderOfSheetsOrOneOfThem) {
    const auto survey = write("survey.csv", "type,name,label\ninteger,n,数\nselect_one yn,q,问\n");
    write("choices.csv", "list_name,name,label\nyn,1,是\n");
    write("settings.csv", "form_id\nf7\n");
    EXPECT_EQ(loadForm(m_folder).form->id, "f7");
    EXPECT_EQ(loadForm(survey).form->id, "f7");
}

TEST_F(FormFiles, AWorkbook) {
    const auto file = m_folder / "form.xlsx";
    auto* book = workbook_new(file.c_str());
    auto* sheet = workbook_add_worksheet(book, "survey");
    for (const auto& [row, column, text] :
         std::vector<std::tuple<lxw_row_t, lxw_col_t, const char*>>{{0, 0, "type"},
                                                                    {0, 1, "name"},
                                                                    {0, 2, "label"},
                                                                    {0, 3, "constraint"},
                                                                    {1, 0, "integer"},
                                                                    {1, 1, "n"},
                                                                    {1, 2, "数"},
                                                                    {1, 3, ". < 5"},
                                                                    {2, 0, "range"},
                                                                    {2, 1, "m"}})
        worksheet_write_string(sheet, row, column, text, nullptr);
    workbook_close(book);
    Answering form(loadForm(file));
    EXPECT_EQ(form.session->form().id, "form");
    form.set("/data/n", "7");
    EXPECT_FALSE(form.state("/data/n").valid);
}

TEST_F(FormFiles, WhatIsMadeOfAnXlsFormIsAnXForm) {
    write("survey.csv", "type,name,label\ninteger,n,数\n");
    Problems problems;
    const auto xml = xformOf(m_folder, problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(code(loadForm(write("form.xml", xml))), "");
}

TEST_F(FormFiles, WhatIsNoFormIsRefused) {
    EXPECT_EQ(code(loadForm(m_folder / "nothing.xlsx")), "unreadable");
    EXPECT_EQ(code(loadForm(m_folder)), "no_survey");
    EXPECT_EQ(code(loadForm(write("a.xlsx", "PK\x03\x04 and then nothing"))), "bad_spreadsheet");
    EXPECT_EQ(code(loadForm(write("b.xlsx", "\xD0\xCF\x11\xE0 old or locked"))), "bad_spreadsheet");
    EXPECT_EQ(code(loadForm(write("c.xml", "<a><b></a>"))), "bad_xml");
}

TEST_F(FormFiles, FilesAreTakenFromBesideTheFormOnly) {
    const auto xml = [](const std::string& source) {
        return xform("<q/>", "<instance id=\"i\" src=\"" + source + "\"/>", "<input ref=\"/data/q\"/>");
    };
    write("towns.csv", "name,label\na,甲\n");
    EXPECT_EQ(code(loadForm(write("a.xml", xml("jr://file-csv/towns.csv")))), "");
    EXPECT_EQ(code(loadForm(write("b.xml", xml("jr://file/../../../../etc/passwd.xml")))), "no_file");
    EXPECT_EQ(code(loadForm(write("c.xml", xml("jr://file/..")))), "no_file");
}

} // namespace

} // namespace ruhu::forms
