#pragma once

#include "app/forms/compiled_expression.h"

#include <libxml/tree.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::forms {

enum class DataType {
    Text,
    Integer,
    Decimal,
    Boolean,
    Date,
    Time,
    DateTime,
    SelectOne,
    SelectMultiple,
    Rank,
    Geopoint,
    Barcode,
    Binary
};

/// A text with values in it: fixed parts, and expressions (<output>) whose result stands between them.
struct TextPart {
    std::string text;
    int expression = kNone;
};
using TextParts = std::vector<TextPart>;

/// A label, hint or message: its parts, or the id of a text that exists in several languages.
struct Label {
    std::string itext;
    TextParts parts;

    bool empty() const { return itext.empty() && parts.empty(); }
};

/// One node of the primary instance's shape. An element that repeats exists once here. Expressions are
/// indices into Form::expressions or kNone.
struct Element {
    int id = 0;
    int parent = kNone;
    int depth = 0; ///< 0 is the root
    int slot = 0;  ///< which child of its parent
    std::string name;
    std::string path; ///< /data/members/age
    std::vector<int> children;
    bool repeat = false;
    bool noAddRemove = false; ///< of a repeat: people may not change how many there are

    DataType type = DataType::Text;
    int relevant = kNone;
    int required = kNone;
    int readonly = kNone;
    int constraint = kNone;
    int calculate = kNone;
    int count = kNone; ///< of a repeat: how many there must be
    Label requiredMessage;
    Label constraintMessage;
    std::string preload;
    std::string preloadParams;
    int control = kNone; ///< into Form::controls: the first that asks for it

    bool isLeaf() const { return children.empty() && !repeat; }
};

/// A value that something other than the user gives when something happens.
struct Action {
    int trigger = kNone; ///< element whose change starts it; kNone: the first load or a new repeat
    bool onFirstLoad = false;
    int newRepeat = kNone; ///< element of the repeat whose new instance starts it
    int target = 0;        ///< element
    int value = kNone;     ///< expression; kNone: `text`
    std::string text;
};

struct Choice {
    std::string value;
    Label label;
};

/// Where the choices of a select come from when they are not written into it.
struct Itemset {
    int nodes = kNone; ///< expression for the items
    std::string value; ///< child that holds the value
    std::string label; ///< child that holds the label, or the id of its itext
    bool labelIsItext = false;
};

/// What asks for an answer.
struct Control {
    enum class Kind { Input, SelectOne, SelectMultiple, Rank, Range, Upload, Acknowledge };
    Kind kind = Kind::Input;
    int element = 0;
    std::string appearance;
    Label label;
    Label hint;
    Label guidance;
    std::vector<Choice> choices;
    std::optional<Itemset> itemset;
    std::string mediaType;                      ///< of an upload: image/*, audio/*, …
    std::string start, end, step;               ///< of a range
    std::map<std::string, std::string> options; ///< other attributes: rows, max-pixels, accuracyThreshold, …
};

/// The body as people see it, in order.
struct BodyItem {
    enum class Kind { Question, Group, Repeat };
    Kind kind = Kind::Question;
    int element = kNone; ///< of a group without a node: kNone
    int control = kNone;
    std::string appearance;
    Label label;
    std::vector<BodyItem> items;
};

/// Content of one node of an instance before anybody answers.
struct InitialNode {
    int element = 0;
    std::string text;
    std::vector<InitialNode> children;
};

/// All forms of one text in one language: the plain one, and "image", "audio", "short", "guidance", …
using TextForms = std::map<std::string, TextParts, std::less<>>;

using XmlDocument = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

/// A questionnaire that has been read and found sound: ODK XForms 1.0, see the ODK XForms specification.
/// Immutable; sessions share it. Its expressions may be evaluated by one thread at a time.
class Form {
public:
    std::string title;
    std::string id;
    std::string version;
    std::string defaultLanguage;
    std::vector<std::string> languages;
    std::vector<Element> elements; ///< parents before children; 0 is the root
    InitialNode initial;
    std::map<int, InitialNode> templates; ///< by repeat element: what a new instance holds
    std::vector<Control> controls;
    std::vector<BodyItem> body;
    std::vector<Action> actions;
    std::vector<CompiledExpression> expressions;
    std::vector<Reference> references;
    std::vector<IndexedReference> indexedReferences;
    std::vector<Lookup> lookups;
    std::map<std::string, XmlDocument, std::less<>> instances; ///< secondary ones
    std::map<std::string, std::map<std::string, TextForms, std::less<>>, std::less<>>
        itext;                                ///< [language][id]
    std::vector<Computation> computations;    ///< sorted by rank
    std::vector<std::vector<Reader>> readers; ///< by element: what must be computed anew when it changes

    /// The element at a path without indices, or kNone.
    int find(std::string_view path) const;
    /// True if `ancestor` is `element` or above it.
    bool isWithin(int element, int ancestor) const;
    /// From the root to `element`, both included.
    std::vector<int> chain(int element) const;
    int child(int parent, std::string_view name) const;
};

} // namespace ruhu::forms
