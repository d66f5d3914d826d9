#pragma once

#include "app/forms/evaluator.h"
#include "sync/core/result.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::forms {

/// What comes from outside while a questionnaire is answered.
struct SessionPorts {
    std::function<Moment()> now; ///< with the zone that local dates and times are in
    sync::Random* random = nullptr;
    std::map<std::string, std::string> properties; ///< deviceid, username, phonenumber, …
};

/// One node as a screen shows it.
struct NodeState {
    std::string value;
    bool relevant = true;
    bool required = false; ///< now: never while it is not relevant
    bool readonly = false;
    bool valid = true;
    std::string message; ///< why it is not valid, in the session's language
};

/// A questionnaire that is being answered, by the rules of the ODK XForms specification: after each change
/// everything that hangs on it is computed anew, and nothing else. One thread; the form is shared, see there.
///
/// A node that is not relevant keeps its value but counts as blank. An answer that breaks a constraint is
/// kept and is not valid. A calculation that cannot be computed is blank and stands in faults().
class FormSession {
public:
    FormSession(std::shared_ptr<const Form> form, SessionPorts ports);
    ~FormSession();
    FormSession(const FormSession&) = delete;
    FormSession& operator=(const FormSession&) = delete;

    const Form& form() const { return *m_form; }
    InstanceNode& root() { return *m_root; }

    /// The node at a path like /data/members[2]/age; an instance without a number is the first. Null if there
    /// is none.
    InstanceNode* find(std::string_view path) const;
    /// Where it stands: repeats with their number from 1.
    static std::string pathOf(const InstanceNode& node);

    /// Takes an answer, "" takes one back. Errors: "not_a_question", "readonly".
    sync::Result<void> set(InstanceNode& node, std::string_view value);
    /// Adds an instance of a repeat after the last. Errors: "not_a_repeat", "fixed_count", "too_many".
    sync::Result<InstanceNode*> add(InstanceNode& parent, int repeat);
    /// Removes an instance with all in it. Errors: "not_a_repeat", "fixed_count".
    sync::Result<void> remove(InstanceNode& instance);

    NodeState state(InstanceNode& node);
    /// Values and labels of a select as they stand for this node.
    std::vector<std::pair<std::string, std::string>> choices(InstanceNode& node);
    std::string text(const Label& label, InstanceNode& context) { return m_evaluator.text(label, context); }
    void setLanguage(const std::string& language) { m_evaluator.setLanguage(language); }

    /// What could not be computed, by path and property (/data/age:calculate); "" is a computation without
    /// end.
    const std::map<std::string, std::string>& faults() const { return m_faults; }
    /// How many expressions have been evaluated so far.
    std::size_t evaluations() const { return m_evaluations; }
    /// Everything anew, as when the form is opened again. The result is what it was already.
    void computeAll();

private:
    std::unique_ptr<InstanceNode> makeNode(const Element& element, const InitialNode* content,
                                           InstanceNode* parent, int position);
    void preload(InstanceNode& node);
    void insert(InstanceNode& parent, const Element& repeat);
    void erase(InstanceNode& parent, const Element& repeat, std::size_t index);
    void changed(InstanceNode& node);
    void shapeChanged(InstanceNode& parent, int repeat);
    void enqueue(int computation, InstanceNode& scope);
    void settle();
    void compute();
    void evaluate(const Computation& computation, InstanceNode& node);
    void calculate(const Computation& computation, InstanceNode& node);
    void adjustCount(const Computation& computation, InstanceNode& parent, double wanted);
    void assign(InstanceNode& node, std::string value);
    void refreshRelevance(InstanceNode& node);
    void perform(const Action& action, InstanceNode& around);
    void fault(const InstanceNode& node, Computation::Kind kind);
    void setFault(const std::string& path, std::string why);
    void forget(const InstanceNode& node);
    std::string problemOf(InstanceNode& node);

    static constexpr std::size_t kMaxInstances = 1'000; ///< of one repeat below one parent
    static constexpr std::size_t kMaxNodes = 200'000;   ///< of the whole questionnaire

    std::shared_ptr<const Form> m_form;
    SessionPorts m_ports;
    Evaluator m_evaluator;
    std::unique_ptr<InstanceNode> m_root;
    std::set<int> m_queue;                            ///< computations that are due, in their order
    std::vector<std::vector<InstanceNode*>> m_scopes; ///< by computation: where it is due
    std::vector<int> m_constraints;                   ///< by element: its computation
    std::vector<std::vector<int>> m_triggers;         ///< by element: actions that its change starts
    std::vector<InstanceNode*> m_triggered;
    std::map<std::string, std::string> m_faults;
    std::size_t m_evaluations = 0;
    std::size_t m_budget = 0;
    std::size_t m_nodes = 0;
    bool m_live = false; ///< the form has been opened: changes start actions
};

} // namespace ruhu::forms
