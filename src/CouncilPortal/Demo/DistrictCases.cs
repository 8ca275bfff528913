namespace CouncilPortal.Demo;

/// <summary>Complaints about what a district council does.</summary>
internal static class DistrictCases
{
    /// <summary>A breach of planning control looked into late.</summary>
    public static DemoCase PlanningEnforcement { get; } = new()
    {
        Category = "Planning",
        Subcategory = "Enforcement",
        Title = "Delay in looking into a breach of planning control",
        Complaint = "{P} complained that the Council took too long to look into a report that a neighbour’s outbuilding had no planning permission.",
        Fault = "The Council left the report without action for seven months and did not explain why. It was at fault.",
        NoFault = "The Council visited promptly, recorded its reasons for taking no action and explained them. There was no fault.",
        ApologyFor = "the delay in looking into the report and for not explaining it",
        Pounds = 200,
        ImprovementRemedy = "procedure_reviewed",
        Improvement = "Review how reports of breaches of planning control are tracked, so that none is left without a named officer.",
        ImprovementProof = "Send us the findings of the review and the changes made.",
    };

    /// <summary>A neighbour's objection overlooked.</summary>
    public static DemoCase PlanningApplication { get; } = new()
    {
        Category = "Planning",
        Subcategory = "Planning applications",
        Title = "Objection to a planning application not considered",
        Complaint = "{P} complained that the Council did not consider an objection about loss of light before it granted permission for an extension next door.",
        Fault = "The officer’s report did not mention the objection and gave no reasons on loss of light. That was fault, though the decision would probably have been the same.",
        NoFault = "The officer’s report summarised the objection and explained why the effect on light was acceptable. There was no fault in how the decision was made.",
        ApologyFor = "not considering the objection properly",
        Pounds = 150,
        ImprovementRemedy = "training_or_guidance",
        Improvement = "Give planning officers guidance on recording how each material objection was considered.",
        ImprovementProof = "Send us the guidance and tell us how many officers received it.",
    };

    /// <summary>A homelessness application answered late.</summary>
    public static DemoCase Homelessness { get; } = new()
    {
        Category = "Housing",
        Subcategory = "Homelessness",
        Title = "Delay in deciding a homelessness application",
        Complaint = "{P} complained that the Council did not accept a homelessness application when told that the tenancy was about to end.",
        Fault = "The Council should have opened an assessment at once. Its delay meant eleven weeks in unsuitable accommodation that could have been avoided.",
        NoFault = "The Council opened an assessment on the day it was approached, drew up a plan and offered suitable accommodation. There was no fault.",
        ApologyFor = "the delay in accepting the homelessness application and the distress it caused",
        Pounds = 850,
        ImprovementRemedy = "training_or_guidance",
        Improvement = "Train housing options officers on when the duty to assess begins.",
        ImprovementProof = "Send us the training material, the date and the number of staff trained.",
    };

    /// <summary>Wrong priority on the housing register.</summary>
    public static DemoCase Allocations { get; } = new()
    {
        Category = "Housing",
        Subcategory = "Allocations",
        Title = "Medical evidence left out of a housing application",
        Complaint = "{P} complained that the Council did not take medical evidence into account when it decided the priority of a housing application.",
        Fault = "The evidence was received but never placed on the file, so the application had too low a priority for five months.",
        NoFault = "The Council considered the evidence with its medical adviser, followed its scheme and gave its reasons. There was no fault.",
        ApologyFor = "not considering the medical evidence",
        Pounds = 300,
        ImprovementRemedy = "policy_changed",
        Improvement = "Change the housing register procedure so that medical evidence is logged and acknowledged on receipt.",
        ImprovementProof = "Send us the changed procedure and the date it took effect.",
    };

    /// <summary>Recovery of council tax that should have been on hold.</summary>
    public static DemoCase CouncilTax { get; } = new()
    {
        Category = "Benefits and tax",
        Subcategory = "Council tax",
        Title = "Council tax recovery continued during a dispute",
        Complaint = "{P} complained that the Council sent a council tax account to enforcement agents while a dispute about the bill was unanswered.",
        Fault = "The Council should have put recovery on hold until it had answered.",
        NoFault = "The Council answered the dispute before it went on with recovery, and gave the notices that the law requires. There was no fault.",
        ApologyFor = "going on with recovery while the dispute was unanswered",
        Pounds = 125,
        ImprovementRemedy = "training_or_guidance",
        Improvement = "Remind council tax staff to check for unanswered correspondence before passing an account to enforcement agents.",
        ImprovementProof = "Send us the reminder and the date on which it was circulated.",
    };

    /// <summary>Missed bin collections.</summary>
    public static DemoCase MissedBins { get; } = new()
    {
        Category = "Environment and regulation",
        Subcategory = "Refuse and recycling",
        Title = "Repeated missed assisted bin collections",
        Complaint = "{P} complained that the Council repeatedly missed assisted bin collections and did not put this right after several reports.",
        Fault = "Fourteen collections were missed in six months, and the reports were closed without anybody speaking to the crew.",
        NoFault = "The Council missed one collection, returned the next day and told the crew. That was a proper response. There was no fault that called for more.",
        ApologyFor = "the missed collections and for closing the reports without action",
        Pounds = 100,
        ImprovementRemedy = "procedure_reviewed",
        Improvement = "Review how repeated reports of missed assisted collections are brought to a supervisor’s notice.",
        ImprovementProof = "Send us the outcome of the review and any changed instructions.",
    };

    /// <summary>Noise reports closed early.</summary>
    public static DemoCase Noise { get; } = new()
    {
        Category = "Environment and regulation",
        Subcategory = "Noise",
        Title = "Noise complaint closed without a visit",
        Complaint = "{P} complained that the Council closed a report of noise from a workshop without visiting or listening to recordings.",
        Fault = "The Council did not follow its own procedure, which says that recordings are reviewed within ten working days.",
        NoFault = "Officers reviewed diaries and recordings, visited twice and explained why the noise was not a statutory nuisance. There was no fault.",
        ApologyFor = "closing the report without following its procedure",
        Pounds = 150,
        ImprovementRemedy = "policy_changed",
        Improvement = "Change the noise procedure so that a case cannot be closed before recordings are reviewed.",
        ImprovementProof = "Send us the changed procedure.",
    };

    /// <summary>A complaint that was not answered.</summary>
    public static DemoCase ComplaintHandling { get; } = new()
    {
        Category = "Other categories",
        Subcategory = "Complaint handling",
        Title = "Complaint not answered at stage two",
        Complaint = "{P} complained that the Council did not answer a stage two complaint about a community grant for four months.",
        Fault = "The Council did not keep to its own times and did not say why.",
        NoFault = "The Council explained in good time why it needed longer and answered by the date it gave. There was no fault.",
        ApologyFor = "not answering the complaint in time",
        Pounds = 75,
        ImprovementRemedy = "staffing_changed",
        Improvement = "Arrange cover so that complaints are acknowledged and answered when the complaints officer is away.",
        ImprovementProof = "Tell us what cover was arranged and from when.",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoCase> All { get; } =
        [Homelessness, PlanningEnforcement, CouncilTax, MissedBins, Allocations, PlanningApplication, Noise, ComplaintHandling];
}
