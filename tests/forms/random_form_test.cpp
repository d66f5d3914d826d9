// Random forms and random answers: what is kept up to date answer by answer is what a computation from
// scratch gives, and hostile bytes are refused without harm.

#include "app/forms/answer_script.h"
#include "app/forms/form_bytes.h"
#include "tests/forms/form_fixture.h"

#include <rapidcheck/gtest.h>

#include <random>

namespace ruhu::forms {

namespace {

/// Makes a form of questions, calculations, groups and nested repeats that read each other at will.
class RandomForm {
public:
    explicit RandomForm(unsigned seed)
        : m_random(seed) {}

    std::string xml() {
        std::string body;
        const auto data = group("/data", 0, body);
        std::string binds;
        for (const auto& path : m_leaves)
            binds += bind(path);
        for (const auto& path : m_groups)
            if (chance(3))
                binds += "<bind nodeset=\"" + path + "\" relevant=\"" + condition() + "\"/>";
        return xform(data, binds, body);
    }

    std::vector<std::string> questions; ///< leaves that take answers, without indices
    std::vector<std::string> repeats;

private:
    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
    bool chance(int n) { return below(n) == 0; }

    std::string group(const std::string& path, int depth, std::string& body) {
        std::string data;
        const int size = 2 + below(4);
        for (int i = 0; i < size; ++i) {
            const auto name = "n" + std::to_string(m_names++);
            const auto here = path + "/" + name;
            const int kind = depth < 3 ? below(6) : 0;
            if (kind == 4) {
                body += "<group ref=\"" + here + "\">";
                m_groups.push_back(here);
                data += "<" + name + ">" + group(here, depth + 1, body) + "</" + name + ">";
                body += "</group>";
            } else if (kind == 5) {
                const bool counted = chance(4) && !m_leaves.empty();
                body +=
                    "<repeat nodeset=\"" + here + "\"" +
                    (counted
                         ? " jr:count=\"" +
                               m_leaves[static_cast<std::size_t>(below(static_cast<int>(m_leaves.size())))] +
                               " mod 4\""
                         : "") +
                    ">";
                m_groups.push_back(here);
                repeats.push_back(here);
                data += "<" + name + " jr:template=\"\">" + group(here, depth + 1, body) + "</" + name + ">";
                body += "</repeat>";
            } else {
                m_leaves.push_back(here);
                data += "<" + name + "/>";
                if (chance(2)) {
                    questions.push_back(here);
                    body += "<input ref=\"" + here + "\"/>";
                } else {
                    m_calculated.push_back(here);
                }
            }
        }
        return data;
    }

    std::string leaf() {
        return m_leaves[static_cast<std::size_t>(below(static_cast<int>(m_leaves.size())))];
    }

    std::string term() {
        switch (below(7)) {
        case 0:
            return "sum(" + leaf() + ")";
        case 1:
            return "count(" + leaf() + ")";
        case 2:
            return m_groups.empty()
                       ? "1"
                       : "count(" +
                             m_groups[static_cast<std::size_t>(below(static_cast<int>(m_groups.size())))] +
                             ")";
        case 3:
            return "coalesce(" + leaf() + ", " + std::to_string(below(5)) + ")";
        case 4:
            return "position(..)";
        case 5:
            return "max(" + leaf() + ")";
        default:
            return leaf();
        }
    }

    std::string condition() { return term() + (chance(2) ? " &gt; " : " = ") + std::to_string(below(4)); }

    std::string bind(const std::string& path) {
        std::string text = "<bind nodeset=\"" + path + "\" type=\"" + (chance(2) ? "int" : "string") + "\"";
        if (std::find(m_calculated.begin(), m_calculated.end(), path) != m_calculated.end())
            text += " calculate=\"" + term() + (chance(2) ? " + " + term() : "") + "\"";
        if (chance(4))
            text += " relevant=\"" + condition() + "\"";
        if (chance(4))
            text += " required=\"" + condition() + "\"";
        if (chance(4))
            text += " constraint=\". &lt; " + std::to_string(below(9)) + " or " + condition() + "\"";
        return text + "/>";
    }

    std::mt19937 m_random;
    int m_names = 0;
    std::vector<std::string> m_leaves;
    std::vector<std::string> m_groups;
    std::vector<std::string> m_calculated;
};

/// All nodes of an element, however often it repeats.
void collect(InstanceNode& node, const std::string& path, std::vector<InstanceNode*>& found) {
    if (node.element->path == path)
        found.push_back(&node);
    for (auto& slot : node.children)
        for (auto& child : slot)
            collect(*child, path, found);
}

RC_GTEST_PROP(RandomForms, StepByStepIsAsFromScratch, (unsigned seed)) {
    // Forms that need themselves are refused; the next one is taken.
    std::unique_ptr<RandomForm> made;
    ReadForm read;
    for (unsigned attempt = 0; !read.form; ++attempt) {
        made = std::make_unique<RandomForm>(seed + attempt * 7919);
        read = readText(made->xml());
        for (const auto& problem : read.problems)
            RC_ASSERT(problem.code == "cycle");
    }
    auto& random = *made;
    Answering form(read);
    std::mt19937 choice(seed + 1);
    for (int step = 0; step < 30; ++step) {
        const bool shape = !random.repeats.empty() && choice() % 3 == 0;
        const auto& paths = shape ? random.repeats : random.questions;
        if (paths.empty())
            continue;
        const auto& path = paths[choice() % paths.size()];
        std::vector<InstanceNode*> nodes;
        if (shape && choice() % 3 != 0) {
            collect(form.session->root(), path.substr(0, path.rfind('/')), nodes);
            if (!nodes.empty()) {
                auto& parent = *nodes[choice() % nodes.size()];
                (void)form.session->add(parent, form.session->form().find(path)).ok();
            }
        } else {
            collect(form.session->root(), path, nodes);
            if (nodes.empty())
                continue;
            auto& node = *nodes[choice() % nodes.size()];
            if (shape)
                (void)form.session->remove(node).ok();
            else
                (void)form.session->set(node, choice() % 5 == 0 ? "" : std::to_string(choice() % 9)).ok();
        }
        const auto kept = stateJson(*form.session, {});
        form.session->computeAll();
        RC_ASSERT(kept == stateJson(*form.session, {}));
    }
}

/// What other forms and expressions are made of, cut and glued at random.
RC_GTEST_PROP(HostileBytes, AreRefusedWithoutHarm, (unsigned seed)) {
    std::mt19937 random(seed);
    RandomForm form(seed);
    auto xml = form.xml();
    for (unsigned cuts = random() % 4 + 1; cuts > 0 && !xml.empty(); --cuts) {
        const auto at = random() % xml.size();
        switch (random() % 3) {
        case 0:
            xml.erase(at, random() % 20);
            break;
        case 1:
            xml.insert(at, xml.substr(random() % xml.size(), random() % 30));
            break;
        default:
            xml[at] = static_cast<char>(random());
            break;
        }
    }
    playFormBytes(xml);
    std::string expression;
    static const std::vector<std::string> pieces = {
        "/data/a",       "..",     "(", ")",    "[",         "]",        "1", "+",
        "and",           "count(", "'", "${x}", "//",        "*",        ",", "if(",
        "instance('x')", "@",      "|", "-",    "current()", "position("};
    for (int i = 0; i < 20; ++i)
        expression += pieces[random() % pieces.size()] + " ";
    playExpressionBytes(expression);
}

TEST(HostileBytes, ASpreadsheetThatIsNoneIsRefused) {
    playSheetBytes("PK\x03\x04 no archive");
    playSheetBytes("type,name\ntext,a\n\"");
    playSheetBytes(std::string("type\0name", 9));
}

} // namespace

} // namespace ruhu::forms
