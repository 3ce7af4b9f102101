//! Frequent given names of the world, and family names that stand first: a run of words that has one is a person.

/// Given names, folded as texts are.
pub(super) const GIVEN_NAMES: &str = "\
    aaron abbas abdel abdul abdulaziz abdullah abdulrahman abel abraham adam adel adnan adrian agnes ahmad ahmed aidan aisha akbar akira alain \
    alan albert alberto aleksandr aleksandar aleksei alejandro alena alessandro alex alexander alexandra alexei alexey alfonso alfred ali alice \
    alicia alisher alison allan allen amal amanda amar amin amina amir amit amy ana anas anastasia anatoly anders andre andrea andreas andrei \
    andrej andres andrew andriy andrzej andy angela angelina anita anna anne annette ann anthony antoine anton antonio antony anwar arash \
    ariel arjun armen arnold artem arthur arturo arun ashley ashok ashraf asif aslan astrid ayman ayesha aziz bahram barbara bashar beatriz \
    ben benjamin bernard bernd bill bob bogdan boris brad brandon brenda brett brian bruce bruno carl carla carlos carmen carol caroline \
    catherine cecilia charles charlie charlotte chris christian christina christine christopher claire clara claude claudia colin cristina \
    cyril dale damian dan daniel daniela daniil danny darren dave david dean deborah denis dennis deepak derek diana diego dieter dilip dimitri \
    dmitri dmitriy dmitry dominic don donald dorothy doug douglas duncan edgar eduardo edward edwin ehud elena eli elias elisabeth elizabeth \
    ella ellen emil emily emma emmanuel enrique eric erik ernest ernesto esther eugene eva evan evgeny fabio faisal farah farid fatima fatou \
    federico felipe felix ferdinand fernando fiona florian frances francesco francis francisco francois frank franz fred frederic gabriel \
    gabriela gareth gary gavin gennady geoffrey george georges georgi gerald gerard gerhard giorgio giovanni giuseppe gloria gordon graham grace \
    greg gregory grigory guillermo gunter gustavo guy habib hamid hamza hannah hans harold harry hasan hashim hassan heather hector heinz helen \
    helena helmut henri henrik henry herbert hiroshi hossein hosni howard hugh hugo hussein ian ibrahim idris ignacio igor ilham ilya imran \
    ines ingrid irina isaac isabel isabelle ismail ivan ivana jack jacob jacques jaime jake jakub jamal james jamie jan jane janet jason javad \
    javier jay jean jeff jeffrey jennifer jens jeremy jerome jerry jesse jessica jesus jim jimmy joan joanna joaquin joe joel johan johann \
    johannes john johnny jon jonas jonathan jordi jorge jose josef joseph joshua josé juan juana judith julia julian julie julio juma jurgen \
    justin kamal kamran karel karen karim karin karl karsten kate katherine kathleen kathy katrina keith kelly ken kenji kenneth kevin khaled \
    khalid khalil kirill klaus kofi konstantin kris kumar kurt kyle lamine larisa larry lars laura lauren laurent leila lena leo leon leonardo \
    leonid leonard leslie lewis liam linda lisa lorenzo louis louise luc luca lucas lucia luis luiz luka lukas lydia lyudmila magnus mahdi \
    mahmoud mahmud maia malik mamadou manoj manuel marc marcel marcelo marcia marco marcos marcus margaret maria marian mariana marie marina \
    mario marion mark marko markus marta martha martin martina marwan mary maryam masoud mateusz matt matteo matthew matthias maurice \
    mauricio max maxim maya megan mehdi mehmet melanie melissa meryem michael michal michel michele michelle miguel mihail mike mikhail milan \
    milos miriam mohamad mohamed mohammad mohammed mohsen moises mona monica morgan moshe moussa muhammad mukhtar murat mustafa nadia naomi \
    narendra nasser natalia natalie natasha nathan nathalie navid neil nelson nicholas nick nicolas nicole nigel nikita niklas nikola nikolai \
    nikolay nina noah nora norman nour oksana olaf oleg oleksandr oleksiy olga oliver olivia olivier omar omer oscar osman otto pablo \
    pamela paolo pascal patricia patrick paul paula pavel pawel pedro peter petr petra petro philip philippe phillip pierre piotr prakash rachel \
    rafael rahim rahul raj rajesh ralph ramon ramin ramzan rana rania raphael rashid raul ravi ray raymond rebecca reem renata rene reuven \
    reza ricardo riccardo richard rita robert roberto robin rodrigo roger roland roman ron ronald rosa rose roy ruben rudolf rupert ruslan russell \
    ruth ryan sabine sadiq said saeed salah saleh salim salman salvador sam samantha samir samuel samira sandra sanjay santiago sara sarah sasha \
    scott sean sebastian serge sergei sergey sergio serhiy seth shane shannon sharon sheila shinzo silvia simon simone sofia sonia sophie stanislav \
    stefan stefano stella stephane stephanie stephen steve steven stewart stuart sunil suresh susan susana suzanne svetlana sven sylvia tamara \
    tamim tanya taras tariq tarek tatiana ted teresa thabo theo theodore theresa thierry thomas tim timothy timur tina todd tom tomas tomasz tommy \
    tony tracy trevor ulrich uri ursula usman vadim valentin valentina valeri valery vanessa vasily vera veronica victor victoria vijay viktor \
    viktoria vincent vincenzo virginia vitaly vivian vladimir vladislav volodymyr vyacheslav wael walid walter wayne wendy werner wilhelm will \
    william willy wolfgang xavier yahya yair yana yasir yasser yevgeny yitzhak yoav yolanda yosef yuki yulia yuri yuriy yousef youssef yusuf yves \
    yvonne zahra zainab zalman zeinab zoran zvi";

/// Family names of East Asia, which stand before the given name.
pub(super) const FAMILY_NAMES: &str = "\
    kim lee park choi jung jeong kang cho yoon jang lim han shin seo kwon hwang ahn ri pak ryu choe jon jo paek \
    wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo gao luo zheng liang xie song tang deng feng cao peng zeng xiao tian dong \
    pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lin ma qin xi he \
    nguyen tran pham hoang phan vu vo dang bui do ngo duong";
