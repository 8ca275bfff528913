namespace CouncilPortal.Synthetic;

/// <summary>What decisions are about: the category that they are filed under, how often, and its words, the most frequent first.</summary>
internal sealed record SyntheticSubject(string Category, double Weight, string[] Subcategories, string[] Words)
{
    public static IReadOnlyList<SyntheticSubject> All { get; } =
    [
        Of("Adult care services", 30, "Assessment and care plan|Charging|Residential care|Safeguarding", "care home assessment charges provider needs support carer residential safeguarding review plan funding financial deferred hospital discharge agency visits social"),
        Of("Benefits and tax", 18, "Council tax|Housing benefit and council tax benefit", "benefit housing tax reduction overpayment appeal tribunal bailiff liability arrears landlord exemption discount enforcement summons discretionary rent award recovery notice"),
        Of("Education", 45, "Special educational needs|School transport|School admissions", "special educational needs health plan school tuition provision transport admission appeal panel annual review exclusion therapy tribunal amended placement speech"),
        Of("Children's care services", 20, "Child protection|Looked after children|Fostering", "child protection foster social worker contact assessment looked after placement conference statutory complaint stage independent investigator leaving care kinship allowance"),
        Of("Environment and regulation", 22, "Noise|Refuse and recycling|Antisocial behaviour", "noise nuisance waste bin collection missed recycling antisocial behaviour dog licence pollution premises abatement officer monitoring tree drainage cemetery fly"),
        Of("Transport and highways", 20, "Parking and other penalties|Highway repair and maintenance", "parking penalty charge notice permit pavement pothole road crossing blue badge traffic order bay resident scheme repair claim lighting dropped kerb"),
        Of("Housing", 40, "Homelessness|Allocations|Private housing", "homeless temporary accommodation allocation register banding bidding overcrowding priority medical suitability review duty repairs disrepair damp transfer eviction interim hostel"),
        Of("Planning", 28, "Planning applications|Enforcement", "planning permission application neighbour extension enforcement breach condition appeal amenity overlooking boundary committee report objection material consideration officer site certificate daylight"),
        Of("Other categories", 8, "Councillor conduct and standards|Land|Other", "data freedom information website member conduct standards election contract land sale lease assets procurement unreasonable contact restriction policy corporate other staff"),
    ];

    private static SyntheticSubject Of(string category, double weight, string subcategories, string words) =>
        new(category, weight, subcategories.Split('|'), words.Split(' '));
}
