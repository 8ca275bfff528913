namespace CouncilPortal.Demo;

/// <summary>Complaints about what a county council does; a council for everything has these and the district's.</summary>
internal static class CountyCases
{
    /// <summary>A care assessment that took too long.</summary>
    public static DemoCase CareAssessment { get; } = new()
    {
        Category = "Adult care services",
        Subcategory = "Assessment and care plan",
        Title = "Delay in assessing needs for care",
        Complaint = "{P} complained that the Council took nine months to assess a relative’s needs for care and support.",
        Fault = "The delay was fault and meant that care began later than it should have.",
        NoFault = "The Council assessed within a reasonable time, gave interim support and explained its decision. There was no fault.",
        ApologyFor = "the delay in the assessment and the worry it caused",
        Pounds = 500,
        ImprovementRemedy = "procedure_reviewed",
        Improvement = "Review waiting times for care assessments and agree how the longest waits will be shortened.",
        ImprovementProof = "Send us the review and the actions agreed.",
    };

    /// <summary>Charges that nobody had explained.</summary>
    public static DemoCase CareCharges { get; } = new()
    {
        Category = "Adult care services",
        Subcategory = "Charging",
        Title = "Care charges not explained before care began",
        Complaint = "{P} complained that the Council billed for residential care without having explained that there would be a charge.",
        Fault = "There is no record that anyone explained the charge before the stay.",
        NoFault = "The Council explained the charge in writing before the stay and assessed it by the rules. There was no fault.",
        ApologyFor = "not explaining the charges for care",
        Pounds = 400,
        ImprovementRemedy = "training_or_guidance",
        Improvement = "Give social care staff guidance on explaining charges in writing before care begins.",
        ImprovementProof = "Send us the guidance and the number of staff who received it.",
    };

    /// <summary>A plan finished late.</summary>
    public static DemoCase EducationPlan { get; } = new()
    {
        Category = "Education",
        Subcategory = "Special educational needs",
        Title = "Delay in issuing an Education, Health and Care plan",
        Complaint = "{P} complained that the Council did not issue a child’s Education, Health and Care plan within the time that the law allows.",
        Fault = "The plan was issued 21 weeks late, which delayed the right to appeal and left the child without support.",
        NoFault = "The Council issued the plan within twenty weeks and consulted as it should. There was no fault.",
        ApologyFor = "the delay in issuing the plan and the support that was missed",
        Pounds = 1_200,
        ImprovementRemedy = "policy_changed",
        Improvement = "Change how advice from educational psychologists is commissioned so that plans are issued within the time the law allows.",
        ImprovementProof = "Send us the changed arrangements and the monthly figures since.",
    };

    /// <summary>Transport to school refused in a few words.</summary>
    public static DemoCase SchoolTransport { get; } = new()
    {
        Category = "Education",
        Subcategory = "School transport",
        Title = "Appeal about transport to school not properly considered",
        Complaint = "{P} complained that an appeal panel refused free transport to school without considering whether the route was safe to walk.",
        Fault = "The panel’s notes do not show that it considered the route.",
        NoFault = "The panel considered the evidence about the route and gave reasons. There was no fault in how it decided.",
        ApologyFor = "not considering the appeal properly",
        Pounds = 150,
        ImprovementRemedy = "training_or_guidance",
        Improvement = "Train appeal panel members on considering the safety of walking routes and recording their reasons.",
        ImprovementProof = "Send us the training material and the number of people trained.",
    };

    /// <summary>A complaint about children's services taken by the wrong road.</summary>
    public static DemoCase ChildrensComplaint { get; } = new()
    {
        Category = "Children's care services",
        Subcategory = "Other",
        Title = "Statutory complaints procedure for children not followed",
        Complaint = "{P} complained that the Council did not use the statutory procedure for a complaint about support for a disabled child.",
        Fault = "The Council used its corporate procedure instead, which took away an independent investigation.",
        NoFault = "The Council used the right procedure and explained each stage. There was no fault.",
        ApologyFor = "not using the right complaints procedure",
        Pounds = 250,
        ImprovementRemedy = "training_or_guidance",
        Improvement = "Remind complaints staff which complaints about children’s services need the statutory procedure.",
        ImprovementProof = "Send us the reminder and the date it was circulated.",
    };

    /// <summary>A penalty charge and a lost challenge.</summary>
    public static DemoCase Parking { get; } = new()
    {
        Category = "Transport and highways",
        Subcategory = "Parking and other penalties",
        Title = "Challenge to a penalty charge lost",
        Complaint = "{P} complained that the Council went on with a penalty charge after a challenge had been sent in time.",
        Fault = "The challenge was received and filed under another vehicle.",
        NoFault = "No challenge reached the Council in time, and it explained how to apply out of time. There was no fault.",
        ApologyFor = "overlooking the challenge",
        Pounds = 100,
        ImprovementRemedy = "other_service_improvement",
        Improvement = "Check penalty charges of the last six months for challenges that were filed under the wrong vehicle.",
        ImprovementProof = "Tell us how many were found and what was done.",
    };

    /// <summary>A pavement left unsafe.</summary>
    public static DemoCase Highway { get; } = new()
    {
        Category = "Transport and highways",
        Subcategory = "Highway repair and maintenance",
        Title = "Delay in repairing a pavement",
        Complaint = "{P} complained that the Council did not repair a pavement for ten months after it was reported as unsafe for a wheelchair.",
        Fault = "An inspector had marked the repair as urgent, and it was then lost between two contractors.",
        NoFault = "The Council inspected within its published times and repaired what met its threshold. There was no fault.",
        ApologyFor = "the delay in the repair",
        Pounds = 150,
        ImprovementRemedy = "procedure_reviewed",
        Improvement = "Review how repairs marked as urgent are handed between contractors.",
        ImprovementProof = "Send us the findings and the changes made.",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoCase> All { get; } =
        [EducationPlan, CareAssessment, CareCharges, Highway, SchoolTransport, ChildrensComplaint, Parking];

    /// <summary>The county's and the district's, for a council that does everything.</summary>
    public static IReadOnlyList<DemoCase> Everything { get; } =
        [EducationPlan, DistrictCases.Homelessness, CareAssessment, DistrictCases.Allocations, Parking, CareCharges,
         DistrictCases.PlanningEnforcement, ChildrensComplaint, DistrictCases.CouncilTax, Highway, DistrictCases.Noise, SchoolTransport];
}
