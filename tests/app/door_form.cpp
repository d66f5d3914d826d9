#include "tests/app/door_form.h"

#include "app/questionnaire/built_in_form.h"
#include "app/usecases/publish_form.h"

#include <fstream>
#include <stdexcept>

namespace ruhu::tests {

void publishDoorForm(sync::Committer& office, const std::filesystem::path& folder) {
    auto xform = questionnaire::builtInForm()->xform();
    const auto insert = [&](const std::string& before, const std::string& what) {
        xform.insert(xform.find(before), what);
    };
    insert("<knows_policy/>", "<come/><since/><first/><house/><voice/><paper/><place/>"
                              "<wells><depth/><pumps><power/></pumps></wells>");
    insert("<bind nodeset=\"/data/basics/knows_policy\"",
           "<bind nodeset=\"/data/basics/come\" type=\"time\"/>"
           "<bind nodeset=\"/data/basics/since\" type=\"dateTime\"/>"
           "<bind nodeset=\"/data/basics/first\" type=\"odk:rank\"/>"
           "<bind nodeset=\"/data/basics/house\" type=\"binary\"/>"
           "<bind nodeset=\"/data/basics/voice\" type=\"binary\"/>"
           "<bind nodeset=\"/data/basics/paper\" type=\"binary\"/>"
           "<bind nodeset=\"/data/basics/wells/pumps/power\" type=\"string\"/>"
           "<bind nodeset=\"/data/basics/place\" type=\"geopoint\"/>"
           "<bind nodeset=\"/data/basics/wells/depth\" type=\"string\"/>");
    insert("<select1 ref=\"/data/basics/knows_policy\"",
           "<input ref=\"/data/basics/come\"><label>几点到的</label></input>"
           "<input ref=\"/data/basics/since\"><label>几时住进来的</label></input>"
           "<odk:rank xmlns:odk=\"http://www.opendatakit.org/xforms\" ref=\"/data/basics/first\">"
           "<label>先办哪一样</label><item><label>修房</label><value>house</value></item>"
           "<item><label>看病</label><value>doctor</value></item></odk:rank>"
           "<upload ref=\"/data/basics/house\" mediatype=\"image/*\"><label>房子照片</label></upload>"
           "<upload ref=\"/data/basics/voice\" mediatype=\"audio/*\"><label>户主的原话</label></upload>"
           "<upload ref=\"/data/basics/paper\" mediatype=\"application/*\"><label>证明材料</label></upload>"
           "<input ref=\"/data/basics/place\"><label>住在哪里</label></input>"
           "<group><label>水井</label><repeat nodeset=\"/data/basics/wells\">"
           "<input ref=\"/data/basics/wells/depth\"><label>多深</label></input>"
           "<group><label>水泵</label><repeat nodeset=\"/data/basics/wells/pumps\">"
           "<input ref=\"/data/basics/wells/pumps/power\"><label>多大功率</label></input>"
           "</repeat></group></repeat></group>");
    const auto version = "version=\"" + questionnaire::builtInForm()->version() + "\"";
    xform.replace(xform.find(version), version.size(), "version=\"more\"");
    const auto file = folder / "more.xml";
    std::ofstream(file, std::ios::binary) << xform;
    const auto report = usecases::publishForm(file, office);
    if (!report || !report->problems.empty())
        throw std::runtime_error("the form is not published");
}

} // namespace ruhu::tests
